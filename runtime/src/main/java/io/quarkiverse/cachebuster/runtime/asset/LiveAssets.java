package io.quarkiverse.cachebuster.runtime.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The assets as they are on disk now: each is read and hashed when it is asked for. For dev mode.
 * <p>
 * Files are looked for where Quarkus' own handlers look for them and in the same order, so that the id belongs to the bytes
 * that the next GET returns: generated files, then the directories, then the jars.
 * Nothing is remembered between two calls, since a file's time stamp is no proof that its bytes are the same.
 */
public final class LiveAssets implements AssetResolver {

    private static final Logger LOG = Logger.getLogger(LiveAssets.class);

    private final AssetRules rules;
    private final AssetManifest recorded;
    private final Map<String, Path> generatedFiles;
    private final List<Path> directories;

    /**
     * @param recorded the assets that cannot change while the application runs: those inside jars
     * @param generatedFiles files outside of the directories, by their canonical paths
     * @param directories the static roots that may change at any time
     */
    public LiveAssets(AssetRules rules, AssetManifest recorded, Map<String, Path> generatedFiles, List<Path> directories) {
        this.rules = rules;
        this.recorded = recorded;
        this.generatedFiles = Map.copyOf(generatedFiles);
        this.directories = List.copyOf(directories);
    }

    @Override
    public @Nullable Asset find(String path) {
        Path file = locate(path);
        return file == null ? recorded.get(path) : hash(path, file);
    }

    /** The file that holds the asset with exactly this path, or null if there is none or if it is inside a jar. */
    public @Nullable Path locate(String path) {
        Path file = generatedFiles.get(path);
        if (file == null && path.equals(AssetPath.canonical(path))) {
            file = inDirectories(path);
        }
        return file != null && rules.includes(path) ? file : null;
    }

    /** The asset with this path if its file has these bytes. */
    public Asset asset(String path, byte[] bytes) {
        return rules.asset(path, Fingerprint.of(bytes), bytes.length);
    }

    private @Nullable Asset hash(String path, Path file) {
        try {
            Asset asset = rules.asset(path, Files.newInputStream(file), Files.size(file));
            LOG.debugf("Hashed '%s': %s", path, asset.cacheId());
            return asset;
        } catch (IOException e) {
            LOG.debugf(e, "'%s' vanished or is not readable", file);
            return null;
        }
    }

    private @Nullable Path inDirectories(String path) {
        for (Path directory : directories) {
            Path file = below(directory, path);
            if (file != null && Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    /** The file with this name in its exact case, even where the file system does not care; null if there is none. */
    private static @Nullable Path below(Path directory, String path) {
        try {
            Path relative = directory.getFileSystem().getPath(path.substring(1));
            Path root = directory.toRealPath();
            Path real = root.resolve(relative).toRealPath(LinkOption.NOFOLLOW_LINKS);
            return real.endsWith(relative) ? real : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    @Override
    public boolean isDirectory(String path) {
        if (recorded.isDirectory(path) || generatedFiles.keySet().stream().anyMatch(file -> file.startsWith(path + "/"))) {
            return true;
        }
        for (Path directory : directories) {
            Path file = below(directory, path);
            if (file != null && Files.isDirectory(file)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Collection<String> paths() {
        Set<String> paths = new HashSet<>(recorded.paths());
        paths.addAll(generatedFiles.keySet());
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> files = Files.find(directory, Integer.MAX_VALUE, (file, is) -> is.isRegularFile())) {
                    files.map(file -> pathOf(directory, file)).filter(rules::includes).forEach(paths::add);
                } catch (IOException | UncheckedIOException e) {
                    LOG.debugf(e, "Cannot list '%s'", directory);
                }
            }
        }
        return paths;
    }

    private static String pathOf(Path directory, Path file) {
        return "/" + directory.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
