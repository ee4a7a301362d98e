package io.quarkiverse.cachebuster.runtime.http;

/**
 * Compares entity tags (RFC 9110, section 8.8.3.2).
 */
final class EntityTags {

    private EntityTags() {
    }

    /**
     * Whether {@code If-None-Match} has this entity tag, by the weak comparison (RFC 9110, section 13.1.2). What follows
     * something that is no entity tag is not read.
     *
     * @param field the field's value: a list of entity tags, or {@code *}
     * @param entityTag strong, with its quotation marks
     */
    static boolean anyMatches(String field, String entityTag) {
        return contains(field, entityTag, true);
    }

    /** Whether {@code If-Match} has this entity tag, by the strong comparison (RFC 9110, section 13.1.1). */
    static boolean anyIsSame(String field, String entityTag) {
        return contains(field, entityTag, false);
    }

    private static boolean contains(String field, String entityTag, boolean weak) {
        if (field.trim().equals("*")) {
            return true;
        }
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
            if ((weak || start == i) && end + 1 - start == entityTag.length() && field.startsWith(entityTag, start)) {
                return true;
            }
            i = end + 1;
        }
        return false;
    }

    /**
     * Whether {@code If-Range} has this entity tag, by the strong comparison (RFC 9110, section 13.1.5). A date never
     * matches, since no response has {@code Last-Modified}.
     */
    static boolean isSame(String field, String entityTag) {
        return field.trim().equals(entityTag);
    }
}
