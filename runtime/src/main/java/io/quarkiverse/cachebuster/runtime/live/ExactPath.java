package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Finds what lies below a directory under exactly the given names, as the packaged application will, even where the file system
 * takes other names for the same: in another case, in another Unicode normalization, with dots at the end, or shortened. The
 * names in the directory listing decide, since {@link Path#toRealPath} does not tell the real case everywhere (JDK-8295753).
 */
final class ExactPath {

    private ExactPath() {
    }

    /**
     * @param root need not exist
     * @param path a canonical path
     * @return null if nothing below {@code root} has exactly this path
     */
    static @Nullable Path find(Path root, String path) {
        if (path.equals("/")) {
            return Files.exists(root) ? root : null;
        }
        Path found = root;
        try {
            for (String name : path.substring(1).split("/", -1)) {
                Path next = isFileName(root, name) ? found.resolve(name) : null;
                if (next == null || !Files.exists(next) || !isListed(found, name)) {
                    return null;
                }
                found = next;
            }
            return found;
        } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
            return null;
        }
    }

    /** Whether the name is a single one for the file system too: no drive, no separator, no stream of a file. */
    private static boolean isFileName(Path root, String name) {
        boolean windows = root.getFileSystem().getSeparator().equals("\\");
        if (name.isEmpty() || name.equals(".") || name.equals("..") || windows && name.indexOf(':') >= 0) {
            return false;
        }
        Path path = root.getFileSystem().getPath(name);
        return path.getRoot() == null && path.getNameCount() == 1 && path.toString().equals(name);
    }

    private static boolean isListed(Path directory, String name) throws IOException {
        if (isDistinguished(directory, name)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (entry.getFileName().toString().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether one need not list a directory, which may be large: the file system tells this name from similar ones. */
    private static boolean isDistinguished(Path directory, String name) {
        StringBuilder otherCase = new StringBuilder(name);
        boolean hasLetters = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            if (Character.isLetter(c)) {
                otherCase.setCharAt(i, (char) (c ^ 0x20));
                hasLetters = true;
            }
        }
        return hasLetters && !Files.exists(directory.resolve(otherCase.toString()), LinkOption.NOFOLLOW_LINKS);
    }
}
