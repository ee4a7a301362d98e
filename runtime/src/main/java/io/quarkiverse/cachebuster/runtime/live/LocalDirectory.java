package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/**
 * A local directory that is served under a prefix.
 *
 * @param prefix a canonical path without a trailing slash; empty for the root
 * @param root may be missing, and may be a symbolic link
 * @param upload whether the content of its files may come from users of the application
 */
record LocalDirectory(String prefix, Path root, boolean upload) {

    /** Whether files with this canonical path are in this directory, if they exist. */
    boolean covers(String path) {
        return path.startsWith(prefix) && path.startsWith("/", prefix.length());
    }

    /** The regular file with exactly this canonical path; null if there is none. */
    @Nullable
    LocalFile find(String path) {
        try {
            Path realRoot = root.toRealPath();
            Path file = resolve(realRoot, path.substring(prefix.length()));
            if (file == null) {
                return null;
            }
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? new LocalFile(path, realRoot, file, FileState.of(attributes), upload)
                    : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /** Where a file with this path would be, symbolic links included; null if the file system has no such name. */
    @Nullable
    Path unresolved(String path) {
        try {
            return root.resolve(path.substring(prefix.length() + 1));
        } catch (InvalidPathException e) {
            return null;
        }
    }

    boolean isDirectory(String path) {
        try {
            Path realRoot = root.toRealPath();
            Path directory = path.equals(prefix) ? realRoot : resolve(realRoot, path.substring(prefix.length()));
            return directory != null && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** What has exactly this path, without symbolic links; null if it is missing or outside this directory. */
    private static @Nullable Path resolve(Path realRoot, String relative) throws IOException {
        Path file = realRoot;
        for (String name : relative.substring(1).split("/", -1)) {
            if (!ExactPath.isFileName(realRoot, name)) {
                return null;
            }
            file = file.resolve(name);
        }
        Path real = file.toRealPath();
        if (!real.startsWith(realRoot)) {
            return null;
        }
        // the real path has the names as they are on disk, unless links have been followed
        boolean exact = real.toString().equals(file.toString()) || ExactPath.find(realRoot, relative) != null;
        return exact ? real : null;
    }
}
