package io.quarkiverse.cachebuster.runtime.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A single byte range (RFC 9110, section 14.1.2). Requests for multiple ranges are ignored, as the RFC allows.
 *
 * @param first the position of the first byte
 * @param last the position of the last byte; less than {@code first} if the range is not satisfiable
 */
record ByteRange(long first, long last) {

    private static final Pattern FIELD = Pattern.compile("bytes=[ \\t]*(\\d*)-(\\d*)[ \\t]*", Pattern.CASE_INSENSITIVE);
    private static final int MAX_DIGITS = 18;

    /**
     * @param field the field's value
     * @param size the size of the representation in bytes
     * @return the range, limited to the representation; null if the field must be ignored
     */
    static @Nullable ByteRange parse(String field, long size) {
        Matcher matcher = FIELD.matcher(field);
        if (!matcher.matches()) {
            return null;
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? null : new ByteRange(size - Math.min(size, number(last)), size - 1);
        }
        if (!last.isEmpty() && number(last) < number(first)) {
            return null;
        }
        return new ByteRange(number(first), last.isEmpty() ? size - 1 : Math.min(size - 1, number(last)));
    }

    private static long number(String digits) {
        return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    boolean isSatisfiable() {
        return first <= last;
    }
}
