package io.quarkiverse.cachebuster.runtime.asset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Canonicalizes, encodes and decodes paths of assets. A canonical path is the decoded path below the HTTP root path. It
 * starts with a slash and contains no query, no empty, {@code .} or {@code ..} segments, no backslash and no NUL.
 */
public final class AssetPath {

    /**
     * The characters that RFC 3986, section 3.3, allows unencoded in a path besides letters and digits: pchar and the slash.
     */
    private static final String REQUEST_CHARACTERS = "-._~!$&'()*+,;=:@/";
    /**
     * The same without the characters that end a quoted attribute or an unquoted {@code url()} in CSS, and without the
     * plus sign, which Quarkus decodes as a space in paths that contain an escape.
     */
    private static final String PATH_CHARACTERS = "-._~!$&*,;=:@/";
    /** RFC 3986, section 3.4, without those characters; with the percent sign because queries are already encoded. */
    private static final String QUERY_CHARACTERS = PATH_CHARACTERS + "+?%";
    /** RFC 3986, section 3.5. SVG views need parentheses: {@code #svgView(viewBox(0,0,9,9))}. */
    private static final String FRAGMENT_CHARACTERS = QUERY_CHARACTERS + "()";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private AssetPath() {
    }

    /**
     * The canonical form of a decoded path.
     *
     * @param path with or without the leading slash
     * @return the canonical form, with a trailing slash if {@code path} has one (so it can only be a directory); null if
     *         {@code path} leaves the root or contains a backslash or NUL
     */
    public static @Nullable String canonical(String path) {
        if (path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return null;
        }
        if (isCanonical(path)) {
            return path;
        }
        Deque<String> segments = new ArrayDeque<>();
        boolean directory = false;
        for (String segment : path.split("/", -1)) {
            directory = segment.isEmpty() || segment.equals(".") || segment.equals("..");
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return null;
                }
            } else if (!directory) {
                segments.addLast(segment);
            }
        }
        String canonical = "/" + String.join("/", segments);
        return directory && !segments.isEmpty() ? canonical + "/" : canonical;
    }

    private static boolean isCanonical(String path) {
        return path.startsWith("/") && !path.contains("//") && !path.contains("/./") && !path.contains("/../")
                && !path.endsWith("/.") && !path.endsWith("/..");
    }

    /**
     * Percent-decodes once, as UTF-8.
     *
     * @return the decoded text, or null if an escape is malformed (RFC 3986, section 2.1) or the bytes are not UTF-8
     */
    public static @Nullable String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length();) {
            int plain = encoded.indexOf('%', i);
            int end = plain < 0 ? encoded.length() : plain;
            bytes.writeBytes(encoded.substring(i, end).getBytes(StandardCharsets.UTF_8));
            if (end < encoded.length()) {
                if (!isEscape(encoded, end)) {
                    return null;
                }
                bytes.write(HexFormat.fromHexDigits(encoded, end + 1, end + 3));
                end += 3;
            }
            i = end;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Percent-encodes a decoded path for use in a page or a style sheet: safe inside quotes and inside {@code url()}. */
    public static String encode(String path) {
        return encode(path, PATH_CHARACTERS);
    }

    /**
     * The canonical spelling of a decoded path in a request: all characters that RFC 3986 allows in a path are literal,
     * all others are upper-case escapes. Path permissions and the HTTP root path are compared with this spelling.
     */
    public static String encodeForRequest(String path) {
        return encode(path, REQUEST_CHARACTERS);
    }

    /** Percent-encodes a decoded path as browsers do, that is, fewer characters than {@link #encode}. */
    public static String encodeAsBrowsersDo(String path) {
        return encode(path, REQUEST_CHARACTERS + "[]|");
    }

    /** Like {@link #encode}, for a path that may already be encoded: existing escapes are kept. */
    public static String encodeKeepingEscapes(String path) {
        return encode(path, PATH_CHARACTERS + "%");
    }

    /** Percent-encodes the characters that a query must not contain, quotes and parentheses; existing escapes are kept. */
    public static String encodeQuery(String query) {
        return encode(query, QUERY_CHARACTERS);
    }

    /** Percent-encodes the characters that a fragment must not contain. It is empty or starts with its hash sign. */
    public static String encodeFragment(String fragment) {
        return fragment.isEmpty() ? fragment : "#" + encode(fragment.substring(1), FRAGMENT_CHARACTERS);
    }

    /** Whether {@code path} starts with the segments of {@code directory}, which has no trailing slash. */
    public static boolean isBelow(String directory, String path) {
        return path.startsWith(directory) && path.startsWith("/", directory.length());
    }

    /** The part up to the last slash, which it includes. */
    public static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Removes all {@code ./} and {@code ../} at the start of a relative path. */
    public static String withoutLeadingDots(String path) {
        String rest = path;
        while (rest.startsWith("./") || rest.startsWith("../")) {
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return rest;
    }

    /** Removes the trailing slash, if any, unless the path is the root. */
    public static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String encode(String text, String allowed) {
        int length = text.length();
        int i = 0;
        while (i < length && isAllowed(text, i, allowed)) {
            i++;
        }
        if (i == length) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(length + 16).append(text, 0, i);
        for (int next; i < length; i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            if (isAllowed(text, i, allowed)) {
                encoded.append((char) codePoint);
            } else {
                // a lone surrogate has no UTF-8 form; it becomes a question mark
                for (byte b : text.substring(i, next).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX.toHexDigits(b));
                }
            }
        }
        return encoded.toString();
    }

    private static boolean isAllowed(String text, int i, String allowed) {
        char c = text.charAt(i);
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
            return true;
        }
        return allowed.indexOf(c) >= 0 && (c != '%' || isEscape(text, i));
    }

    private static boolean isEscape(String text, int percent) {
        return percent + 2 < text.length() && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
    }
}
