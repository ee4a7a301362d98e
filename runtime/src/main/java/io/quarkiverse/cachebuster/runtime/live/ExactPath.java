package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds files by their exact names, as in the packaged application, even if the file system accepts variants of a name:
 * another case, another Unicode normalization, trailing dots, or a short name. The directory listing decides, since
 * {@link Path#toRealPath} doesn't return the real case on all platforms (JDK-8295753).
 */
final class ExactPath {

    /** Windows opens a device for these names in any directory, whatever the extension. */
    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])[ ]*([.].*)?");

    private ExactPath() {
    }

    /**
     * @param root may be missing
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

    /** Whether the file system sees a single file name too, without a drive, separator or alternate data stream. */
    static boolean isFileName(Path root, String name) {
        boolean windows = root.getFileSystem().getSeparator().equals("\\");
        if (name.isEmpty() || name.equals(".") || name.equals("..")
                || windows && (name.indexOf(':') >= 0 || DEVICE.matcher(name).matches())) {
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

    /** Whether the file system itself distinguishes this name from variants, which saves listing a large directory. */
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
