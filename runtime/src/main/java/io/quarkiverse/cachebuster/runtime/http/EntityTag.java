package io.quarkiverse.cachebuster.runtime.http;

import io.vertx.core.http.HttpHeaders;

/**
 * An entity tag, and its comparison with those in requests (RFC 9110, section 8.8.3).
 *
 * @param opaque the tag with its quotation marks, without {@code W/}; empty if the representation has none
 * @param weak whether different bytes may have the same tag
 * @param header the value of {@code ETag}, ready to be sent
 */
record EntityTag(String opaque, boolean weak, CharSequence header) {

    /** For bytes that have not been hashed. */
    static final EntityTag NONE = new EntityTag("", true, "");

    static EntityTag strong(String text) {
        String opaque = '"' + text + '"';
        return new EntityTag(opaque, false, HttpHeaders.createOptimized(opaque));
    }

    static EntityTag weak(String text) {
        String opaque = '"' + text + '"';
        return new EntityTag(opaque, true, HttpHeaders.createOptimized("W/" + opaque));
    }

    boolean exists() {
        return !opaque.isEmpty();
    }

    /**
     * Whether {@code If-None-Match} contains this entity tag, by weak comparison (RFC 9110, section 13.1.2). Anything after a
     * malformed element is ignored.
     *
     * @param field the field's value: a list of entity tags, or {@code *}
     */
    boolean matchesWeakly(String field) {
        // what almost all caches send
        return exists() && field.equals(opaque) || isAny(field) || isIn(field, true);
    }

    /** Whether {@code If-Match} contains this entity tag, by strong comparison (RFC 9110, section 13.1.1). */
    boolean matchesStrongly(String field) {
        return isAny(field) || !weak && isIn(field, false);
    }

    /**
     * Whether {@code If-Range} is this entity tag, by strong comparison (RFC 9110, section 13.1.5). Dates never match, since
     * no response has {@code Last-Modified}.
     */
    boolean matchesIfRange(String field) {
        return !weak && field.trim().equals(opaque);
    }

    private static boolean isAny(String field) {
        return field.trim().equals("*");
    }

    private boolean isIn(String field, boolean weakly) {
        for (int i = 0; i < field.length();) {
            char c = field.charAt(i);
            if (c == ' ' || c == '\t' || c == ',') {
                i++;
                continue;
            }
            int start = field.startsWith("W/", i) ? i + 2 : i;
            int end = field.startsWith("\"", start) ? field.indexOf('"', start + 1) : -1;
            if (end < 0) {
                return false;
            }
            if ((weakly || start == i) && end + 1 - start == opaque.length() && field.startsWith(opaque, start)) {
                return true;
            }
            i = end + 1;
        }
        return false;
    }
}
