package io.quarkiverse.cachebuster.runtime.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * Remembers the hashes of files, of those used most recently. A hash is not remembered if the file was modified so shortly
 * before that another modification could have the same timestamp.
 */
final class FileMemory {

    /** File systems record times in units of up to two seconds. */
    private static final long TIMESTAMP_MARGIN = Duration.ofMillis(2_500).toMillis();

    /** @param file without symbolic links */
    private record Hashed(Path file, FileState state, Asset asset) {
    }

    private final LongSupplier clock;
    /** By path, the least recently used first. */
    private final Map<String, Hashed> hashed;

    /** @param clock in milliseconds since the epoch, like the timestamps of files */
    FileMemory(int capacity, LongSupplier clock) {
        this.clock = clock;
        this.hashed = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Hashed> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The current time, to be passed to {@link #remember}. */
    long now() {
        return clock.getAsLong();
    }

    /** @param start the time before the file was read */
    void remember(LocalFile file, Asset asset, long start) {
        if (file.state().modified().toMillis() < start - TIMESTAMP_MARGIN) {
            synchronized (hashed) {
                hashed.put(file.path(), new Hashed(file.file(), file.state(), asset));
            }
        }
    }

    void forget(String path) {
        synchronized (hashed) {
            hashed.remove(path);
        }
    }

    /** The asset of this file, if it is remembered in this state. */
    @Nullable
    Asset recall(LocalFile file) {
        Hashed known = get(file.path());
        return known != null && known.file().equals(file.file()) && known.state().equals(file.state()) ? known.asset() : null;
    }

    /**
     * The remembered asset with this path, if its file is unchanged. Takes a single file status check.
     *
     * @param file may contain symbolic links, which may lead to another file by now
     */
    @Nullable
    Asset recallUnchanged(String path, Path file) {
        Hashed known = get(path);
        return known != null && known.state().isStateOf(file) ? known.asset() : null;
    }

    private @Nullable Hashed get(String path) {
        synchronized (hashed) {
            return hashed.get(path);
        }
    }
}
