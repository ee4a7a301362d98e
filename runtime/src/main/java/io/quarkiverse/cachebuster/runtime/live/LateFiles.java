package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;

/**
 * The files in local directories, which appear, change and disappear while the application runs.
 * <p>
 * A file is hashed when it is first asked for, and again when its size, modification time or key differs. A hash is not
 * remembered if the file was modified so shortly before that another modification could have the same timestamp.
 */
public final class LateFiles implements AssetResolver {

    /** No files. */
    public static final LateFiles NONE = new LateFiles(LocalDirectories.NONE, new AssetRules(path -> false, 16, ""),
            () -> false);

    private static final Logger LOG = Logger.getLogger(LateFiles.class);
    /** Takes about a millisecond to read and hash. */
    private static final long MAX_SIZE_ON_EVENT_LOOP = 1024 * 1024;
    private static final int MAX_REMEMBERED = 10_000;
    /** File systems record times in units of up to two seconds. */
    private static final long TIMESTAMP_MARGIN = Duration.ofMillis(2_500).toMillis();

    /** @param file without symbolic links */
    private record Hashed(Path file, FileState state, Asset asset) {
    }

    private final LocalDirectories directories;
    private final AssetRules rules;
    private final BooleanSupplier onEventLoop;
    private final Executor background;
    private final LongSupplier clock;
    /** By path, the least recently used first. */
    private final Map<String, Hashed> remembered;
    private final Map<LocalFile, FutureTask<Asset>> running = new ConcurrentHashMap<>();

    /** @param onEventLoop whether the current thread must not be blocked */
    public LateFiles(LocalDirectories directories, AssetRules rules, BooleanSupplier onEventLoop) {
        this(directories, rules, onEventLoop, new BackgroundHashing(), System::currentTimeMillis);
    }

    /** @param clock in milliseconds since the epoch, as timestamps of files */
    LateFiles(LocalDirectories directories, AssetRules rules, BooleanSupplier onEventLoop, Executor background,
            LongSupplier clock) {
        this.directories = directories;
        this.rules = rules;
        this.onEventLoop = onEventLoop;
        this.background = background;
        this.clock = clock;
        this.remembered = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Hashed> eldest) {
                return size() > MAX_REMEMBERED;
            }
        };
    }

    /** Whether no directories are configured. */
    public boolean isEmpty() {
        return directories.isEmpty();
    }

    /** Whether a file with this path would be in one of the directories. */
    public boolean covers(String path) {
        return directories.covers(path);
    }

    /** Null also while a large file is being hashed in the background, because the current thread must not be blocked. */
    @Override
    public @Nullable Asset find(String path) {
        if (!covers(path)) {
            return null;
        }
        Asset unchanged = unchanged(path);
        if (unchanged != null) {
            return unchanged;
        }
        LocalFile file = locate(path);
        if (file == null) {
            return null;
        }
        if (file.size() > MAX_SIZE_ON_EVENT_LOOP && onEventLoop.getAsBoolean()) {
            hashInBackground(file);
            return null;
        }
        try {
            return hash(file);
        } catch (IOException e) {
            LOG.debugf(e, "Cannot hash '%s'", path);
            return null;
        }
    }

    /** The remembered asset if its file is unchanged. Misses are not remembered, so this takes one look at the file. */
    private @Nullable Asset unchanged(String path) {
        Hashed hashed = recall(path);
        try {
            return hashed != null && FileState.of(hashed.file()).equals(hashed.state()) ? hashed.asset() : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The file with exactly this path; null if there is none. Blocks for a few file status checks. */
    public @Nullable LocalFile locate(String path) {
        return directories.find(path);
    }

    /** The asset of this file; null if it has to be {@linkplain #hash hashed} first. */
    public @Nullable Asset known(LocalFile file) {
        Hashed hashed = recall(file.path());
        return hashed != null && hashed.file().equals(file.file()) && hashed.state().equals(file.state()) ? hashed.asset()
                : null;
    }

    /**
     * Hashes a file; concurrent calls for the same file share one run.
     *
     * @throws IOException if the file cannot be read, or changes while it is being read
     */
    public Asset hash(LocalFile file) throws IOException {
        FutureTask<Asset> task = task(file);
        // does nothing if another thread has started it
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while hashing '" + file.path() + "'", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    private FutureTask<Asset> task(LocalFile file) {
        FutureTask<Asset> task = new FutureTask<>(() -> {
            try {
                return hashNow(file);
            } finally {
                running.remove(file);
            }
        });
        FutureTask<Asset> other = running.putIfAbsent(file, task);
        return other == null ? task : other;
    }

    private void hashInBackground(LocalFile file) {
        if (!running.containsKey(file)) {
            try {
                background.execute(task(file));
            } catch (RejectedExecutionException e) {
                // too many at once; the next call tries again
                running.remove(file);
            }
        }
    }

    private Asset hashNow(LocalFile file) throws IOException {
        long start = clock.getAsLong();
        Asset asset = file.hash(rules);
        if (file.state().modified().toMillis() < start - TIMESTAMP_MARGIN) {
            remember(new Hashed(file.file(), file.state(), asset));
        }
        LOG.debugf("Hashed '%s': %s", file.path(), asset.cacheId());
        return asset;
    }

    private @Nullable Hashed recall(String path) {
        synchronized (remembered) {
            return remembered.get(path);
        }
    }

    private void remember(Hashed hashed) {
        synchronized (remembered) {
            remembered.put(hashed.asset().path(), hashed);
        }
    }

    /** Makes the next call hash the file again. */
    public void forget(String path) {
        synchronized (remembered) {
            remembered.remove(path);
        }
    }

    /** Whether there is such a file, hashed or not. */
    @Override
    public boolean exists(String path) {
        return locate(path) != null;
    }

    @Override
    public boolean isDirectory(String path) {
        return directories.isDirectory(path);
    }

    /** None: there may be millions. */
    @Override
    public Collection<String> paths() {
        return List.of();
    }
}
