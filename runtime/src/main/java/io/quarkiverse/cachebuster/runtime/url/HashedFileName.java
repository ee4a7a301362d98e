package io.quarkiverse.cachebuster.runtime.url;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A path whose file name carries a cache id: before the extension, after a hyphen.
 * <p>
 * {@code x.css} becomes {@code x-id.css}, {@code x.min.css} becomes {@code x.min-id.css}. For a source map or a compressed
 * file, the extension includes the preceding one: {@code x-id.js.map}, {@code x-id.tar.gz}. If there is no extension, or the
 * only dot is the first character, the id is appended: {@code LICENSE-id}, {@code .htaccess-id}.
 *
 * @param path the canonical path without the id
 * @param cacheId as many lower-case hexadecimal digits as an id has; not necessarily an id
 */
public record HashedFileName(String path, String cacheId) {

    /** Extensions that follow that of the original file. */
    private static final Set<String> SECOND_EXTENSIONS = Set.of("map", "gz", "br", "zst", "bz2", "xz");
    private static final int MAX_FIRST_EXTENSION = 8;

    /** Whether it consists of decimal digits, like a date. Then it counts as an id only if it is the asset's own. */
    public boolean isNumber() {
        return cacheId.chars().allMatch(c -> c <= '9');
    }

    /** Where in a file name the id goes. */
    static int position(String fileName) {
        int dot = fileName.lastIndexOf('.');
        if (dot <= 0) {
            return fileName.length();
        }
        int first = fileName.lastIndexOf('.', dot - 1);
        boolean two = first > 0 && fileName.charAt(first - 1) != '.' && isExtension(fileName, first + 1, dot)
                && SECOND_EXTENSIONS.contains(fileName.substring(dot + 1));
        return two ? first : dot;
    }

    /** Whether this is an ASCII letter followed by at most seven letters and digits. */
    private static boolean isExtension(String fileName, int start, int end) {
        if (end == start || end - start > MAX_FIRST_EXTENSION || isDigit(fileName.charAt(start))) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = fileName.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Reads a canonical path.
     *
     * @param idLength the length of ids in characters
     * @return null if the file name doesn't contain an id in the expected position
     */
    public static @Nullable HashedFileName parse(String path, int idLength) {
        int name = path.lastIndexOf('/') + 1;
        int end = name + position(path.substring(name));
        int start = end - idLength;
        if (start - 1 <= name || path.charAt(start - 1) != '-' || !isHex(path, start, end)) {
            return null;
        }
        return new HashedFileName(path.substring(0, start - 1) + path.substring(end), path.substring(start, end));
    }

    private static boolean isHex(String path, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = path.charAt(i);
            if (!(isDigit(c) || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
