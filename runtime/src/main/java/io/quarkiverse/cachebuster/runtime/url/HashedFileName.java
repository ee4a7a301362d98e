package io.quarkiverse.cachebuster.runtime.url;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A path whose file name carries a cache id: in front of the extension, with a hyphen.
 * <p>
 * {@code x.css} becomes {@code x-id.css}, {@code x.min.css} becomes {@code x.min-id.css}. The extension of a source map or of a
 * compressed file includes the one in front: {@code x-id.js.map}, {@code x-id.tar.gz}. A name without extension gets the id at
 * its end, and so does one whose only dot is its first character: {@code LICENSE-id}, {@code .htaccess-id}.
 *
 * @param path the canonical path without the id
 * @param cacheId possibly an id: as many lower-case hexadecimal digits as an id has. It may also be a number of that
 *        length.
 */
public record HashedFileName(String path, String cacheId) {

    private static final Pattern DOUBLE_EXTENSION = Pattern
            .compile(".*[^.](\\.[A-Za-z][A-Za-z0-9]{0,7}\\.(?:map|gz|br|zst|bz2|xz))", Pattern.DOTALL);

    /** Whether it has decimal digits only, like a date or a time. Then it is an id only if it is the asset's id. */
    public boolean isNumber() {
        return cacheId.chars().allMatch(c -> c <= '9');
    }

    /** Where in a file name the id goes. */
    static int position(String fileName) {
        var matcher = DOUBLE_EXTENSION.matcher(fileName);
        if (matcher.matches()) {
            return matcher.start(1);
        }
        int dot = fileName.lastIndexOf('.');
        return dot <= 0 ? fileName.length() : dot;
    }

    /**
     * Reads a canonical path.
     *
     * @param idLength the length of ids in characters
     * @return null if the file name has no id in the expected position
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
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
