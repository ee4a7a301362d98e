package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;

/**
 * The files in local directories, which appear, change and disappear while the application runs.
 * <p>
 * A file is hashed on the first call, and again when its size, modification time or key differs. Misses are not remembered.
 */
public final class LateFiles implements AssetResolver {

    /** No files. */
    public static final LateFiles NONE = new LateFiles(LocalDirectories.NONE, new AssetRules(path -> false, 16, ""),
            () -> false);

    private static final Logger LOG = Logger.getLogger(LateFiles.class);
    private static final int MAX_REMEMBERED = 10_000;

    private final LocalDirectories directories;
    private final AssetRules rules;
    private final FileMemory memory;
    private final BackgroundHashing background;
    private final Map<LocalFile, FutureTask<Asset>> running = new ConcurrentHashMap<>();

    /** @param onEventLoop whether the current thread must not be blocked */
    public LateFiles(LocalDirectories directories, AssetRules rules, BooleanSupplier onEventLoop) {
        this(directories, rules, new FileMemory(MAX_REMEMBERED, System::currentTimeMillis),
                BackgroundHashing.onOneThread(onEventLoop));
    }

    LateFiles(LocalDirectories directories, AssetRules rules, FileMemory memory, BackgroundHashing background) {
        this.directories = directories;
        this.rules = rules;
        this.memory = memory;
        this.background = background;
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
        Asset unchanged = recallUnchanged(path);
        if (unchanged != null) {
            return unchanged;
        }
        LocalFile file = locate(path);
        if (file == null) {
            return null;
        }
        if (background.isNeededFor(file)) {
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

    private @Nullable Asset recallUnchanged(String path) {
        Path file = directories.unresolved(path);
        return file == null ? null : memory.recallUnchanged(path, file);
    }

    /** The file with exactly this path; null if there is none. Blocks for a few file status checks. */
    public @Nullable LocalFile locate(String path) {
        return directories.find(path);
    }

    /** The asset of this file; null if it has to be {@linkplain #hash hashed} first. */
    public @Nullable Asset known(LocalFile file) {
        return memory.recall(file);
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
                background.executor().execute(task(file));
            } catch (RejectedExecutionException e) {
                // too many at once; the next call tries again
                running.remove(file);
            }
        }
    }

    private Asset hashNow(LocalFile file) throws IOException {
        long start = memory.now();
        Asset asset = file.hash(rules);
        memory.remember(file, asset, start);
        LOG.debugf("Hashed '%s': %s", file.path(), asset.cacheId());
        return asset;
    }

    /** Makes the next call hash the file again. */
    public void forget(String path) {
        memory.forget(path);
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
