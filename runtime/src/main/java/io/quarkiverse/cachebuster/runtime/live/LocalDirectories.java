package io.quarkiverse.cachebuster.runtime.live;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * Local directories with files that appear after the build, by the prefix under which they are served. Of several that
 * cover a path, only the one with the longest prefix counts.
 */
public final class LocalDirectories {

    /** No directories. */
    public static final LocalDirectories NONE = new LocalDirectories(List.of());

    private final List<LocalDirectory> directories;

    private LocalDirectories(List<LocalDirectory> directories) {
        this.directories = directories.stream()
                .sorted(Comparator.comparing((LocalDirectory each) -> -each.prefix().length())
                        .thenComparing(each -> each.prefix()))
                .toList();
    }

    /**
     * The configured directories.
     *
     * @param configured directories by prefix
     * @throws IllegalArgumentException if a prefix or a directory is invalid
     */
    public static LocalDirectories of(Map<String, String> configured) {
        return of(configured, FileSystems.getDefault());
    }

    static LocalDirectories of(Map<String, String> configured, FileSystem fileSystem) {
        List<LocalDirectory> directories = new ArrayList<>();
        configured.forEach((prefix, directory) -> directories
                .add(new LocalDirectory(canonical(prefix), path(prefix, directory, fileSystem), true)));
        return new LocalDirectories(directories);
    }

    /** With the one that Quarkus itself is configured to serve, unless its prefix has been configured here. */
    public LocalDirectories withStaticDirectory(String prefix, String directory) {
        LocalDirectory added = new LocalDirectory(
                AssetPath.withoutSlash(prefix).equals("/") ? "" : AssetPath.withoutSlash(prefix),
                Path.of(directory).toAbsolutePath(), false);
        if (directories.stream().anyMatch(each -> each.prefix().equals(added.prefix()))) {
            return this;
        }
        List<LocalDirectory> all = new ArrayList<>(directories);
        all.add(added);
        return new LocalDirectories(all);
    }

    private static String canonical(String prefix) {
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException(
                    key(prefix) + ": the prefix must start with a slash, as in " + key("/" + prefix));
        }
        String canonical = AssetPath.withoutSlash(prefix);
        if (!canonical.equals(AssetPath.canonical(canonical))) {
            throw new IllegalArgumentException(
                    key(prefix) + ": the prefix must not contain '.', '..' or empty segments, backslashes or NUL");
        }
        return canonical.equals("/") ? "" : canonical;
    }

    private static Path path(String prefix, String directory, FileSystem fileSystem) {
        if (directory.isBlank()) {
            throw new IllegalArgumentException(key(prefix) + " is empty, but must be a directory");
        }
        try {
            return fileSystem.getPath(directory).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    key(prefix) + " is " + AssetProblem.quoted(directory) + ", which is not a valid path: " + e.getReason(),
                    e);
        }
    }

    private static String key(String prefix) {
        return "quarkus.cache-buster.directories.\"" + prefix + "\"";
    }

    public boolean isEmpty() {
        return directories.isEmpty();
    }

    /** Messages about configured directories that don't exist. They may appear later, as mounted volumes do. */
    public List<String> missing() {
        return directories.stream().filter(each -> each.upload() && !Files.isDirectory(each.root()))
                .map(each -> key(each.prefix().isEmpty() ? "/" : each.prefix()) + " is '" + each.root()
                        + "', which is not a directory; its files will be served once it is there")
                .toList();
    }

    /** Whether any directory would have a file with this path. */
    boolean covers(String path) {
        return directory(path) != null;
    }

    /** The regular file with exactly this path; null if there is none. */
    @Nullable
    LocalFile find(String path) {
        LocalDirectory directory = directory(path);
        return directory != null && path.equals(AssetPath.canonical(path)) ? directory.find(path) : null;
    }

    /** Where a file with this path would be, symbolic links included; null if there cannot be one. */
    @Nullable
    Path unresolved(String path) {
        LocalDirectory directory = directory(path);
        return directory == null ? null : directory.unresolved(path);
    }

    boolean isDirectory(String path) {
        LocalDirectory directory = directory(path + "/");
        return directory != null && path.equals(AssetPath.canonical(path)) && directory.isDirectory(path);
    }

    private @Nullable LocalDirectory directory(String path) {
        for (LocalDirectory each : directories) {
            if (each.covers(path)) {
                return each;
            }
        }
        return null;
    }
}
