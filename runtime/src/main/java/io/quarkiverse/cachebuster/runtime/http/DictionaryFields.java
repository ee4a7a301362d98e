package io.quarkiverse.cachebuster.runtime.http;

import java.util.Base64;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.vertx.core.http.HttpHeaders;

/**
 * The headers of Compression Dictionary Transport (RFC 9842, section 2), as Structured Fields (RFC 9651).
 */
final class DictionaryFields {

    static final CharSequence AVAILABLE_DICTIONARY = HttpHeaders.createOptimized("Available-Dictionary");
    static final CharSequence USE_AS_DICTIONARY = HttpHeaders.createOptimized("Use-As-Dictionary");

    /** 32 bytes in Base64, between colons. */
    private static final int LENGTH = 46;
    /** What has a meaning in a URL pattern (URL Pattern Standard, section 2.1). */
    private static final String PATTERN_SYNTAX = "*+?(){}\\";
    /** Outside braces, even an escaped colon ends the pattern for the URL's scheme (section 1.6). */
    private static final String COLON = "{\\\\:}";

    private DictionaryFields() {
    }

    /**
     * Parses {@code Available-Dictionary}.
     *
     * @param field the field's value, null if there is none
     * @return the hash of the dictionary; null if it is malformed, which is to be treated like an absent one
     */
    static @Nullable Fingerprint availableDictionary(@Nullable String field) {
        String item = field == null ? "" : field.strip();
        if (item.length() != LENGTH || !item.startsWith(":") || !item.endsWith(":")) {
            return null;
        }
        try {
            byte[] hash = Base64.getDecoder().decode(item.substring(1, LENGTH - 1));
            return hash.length == 32 ? Fingerprint.ofHex(HexFormat.of().formatHex(hash)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The value of {@code Use-As-Dictionary} for an asset: a dictionary for all URLs with the same path.
     *
     * @param rootPath the HTTP root path without a trailing slash, percent-encoded
     * @param path the asset's canonical path
     */
    static String useAsDictionary(String rootPath, String path) {
        StringBuilder match = new StringBuilder("match=\"");
        String url = rootPath + AssetPath.encode(path);
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':') {
                match.append(COLON);
                continue;
            }
            if (PATTERN_SYNTAX.indexOf(c) >= 0) {
                // a backslash in the pattern, itself escaped in the string
                match.append("\\\\");
            }
            if (c == '\\' || c == '"') {
                match.append('\\');
            }
            match.append(c);
        }
        return match.append('"').toString();
    }
}
