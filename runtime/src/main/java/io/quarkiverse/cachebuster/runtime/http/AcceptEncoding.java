package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Delta;

/**
 * The content codings a client accepts (RFC 9110, section 12.5.3). Weights matter only for rejecting a coding: the smallest
 * acceptable representation is always the best. If no other coding is acceptable, identity is sent.
 *
 * @param deltas only if the client names that coding: {@code *} doesn't mean that it has a dictionary
 */
record AcceptEncoding(boolean brotli, boolean gzip, boolean deltas) {

    /** No Accept-Encoding header. */
    static final AcceptEncoding NONE = new AcceptEncoding(false, false, false);

    /** @param coding its token */
    boolean accepts(String coding) {
        return switch (coding) {
            case "br" -> brotli;
            case "gzip" -> gzip;
            case Delta.CODING -> deltas;
            default -> false;
        };
    }

    /**
     * Parses the header; invalid elements count as not accepted.
     *
     * @param field the field's value, null if there is none
     */
    static AcceptEncoding parse(@Nullable String field) {
        if (field == null) {
            return NONE;
        }
        Boolean brotli = null;
        Boolean gzip = null;
        Boolean others = null;
        boolean deltas = false;
        for (int start = 0; start <= field.length();) {
            int comma = field.indexOf(',', start);
            int end = comma < 0 ? field.length() : comma;
            int nameEnd = start;
            while (nameEnd < end && field.charAt(nameEnd) != ';') {
                nameEnd++;
            }
            boolean accepted = nameEnd == end || isAccepted(field.substring(nameEnd + 1, end));
            if (is("br", field, start, nameEnd)) {
                brotli = accepted;
            } else if (is("gzip", field, start, nameEnd) || is("x-gzip", field, start, nameEnd)) {
                gzip = accepted;
            } else if (is(Delta.CODING, field, start, nameEnd)) {
                deltas = accepted;
            } else if (is("*", field, start, nameEnd)) {
                others = accepted;
            }
            start = end + 1;
        }
        return new AcceptEncoding(either(brotli, others), either(gzip, others), deltas);
    }

    private static boolean either(@Nullable Boolean own, @Nullable Boolean others) {
        return own != null ? own : others != null && others;
    }

    private static boolean is(String token, String field, int start, int end) {
        while (start < end && isSpace(field.charAt(start))) {
            start++;
        }
        while (start < end && isSpace(field.charAt(end - 1))) {
            end--;
        }
        return end - start == token.length() && field.regionMatches(true, start, token, 0, token.length());
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** Whether a weight is valid and greater than zero (RFC 9110, section 12.4.2). */
    private static boolean isAccepted(String parameters) {
        String weight = parameters.trim();
        if (weight.length() < 3 || weight.length() > 7 || !weight.regionMatches(true, 0, "q=", 0, 2)) {
            return false;
        }
        boolean zero = true;
        for (int i = 2; i < weight.length(); i++) {
            char c = weight.charAt(i);
            if (i == 3 ? c != '.' : c < '0' || c > '9' || i == 2 && c > '1') {
                return false;
            }
            zero &= c == '0' || c == '.';
        }
        return !zero;
    }
}
