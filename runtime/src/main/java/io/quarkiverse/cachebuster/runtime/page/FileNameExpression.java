package io.quarkiverse.cachebuster.runtime.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Turns a URL whose file name is computed, such as <code>/img/{id}.png</code>, into an expression that adds the id of the
 * file when the page is rendered.
 */
public final class FileNameExpression {

    /** Properties, perhaps of a bean or of the template's data. All other expressions are left alone. */
    private static final Pattern PROPERTIES = Pattern
            .compile("(?:(?:data|inject|cdi):)?[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*(?:\\(\\))?)*");
    /** {@code raw} and {@code safe} turn off escaping; the others aren't properties. */
    private static final Pattern EXCLUDED = Pattern.compile("(?:true|false|null|this)|.*\\.(?:raw|safe|orEmpty)(?:\\(\\))?");
    /** Matching needs stack space for each property. */
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern LITERAL = Pattern.compile("[^'\"<>&{}\\\\\\p{Cntrl}]*");
    private static final Pattern TAG = Pattern.compile("\\{(=?)(.*)}", Pattern.DOTALL);

    private FileNameExpression() {
    }

    /**
     * The Qute expression that replaces the whole value; null if it is not certain that it would have the same result.
     *
     * @param before the text in front of the tag, decoded: a root-relative directory, perhaps the start of a file name
     * @param tag the Qute tag with its braces
     * @param after the text after the tag, decoded
     */
    public static @Nullable String of(String before, String tag, String after) {
        Matcher parts = TAG.matcher(tag);
        if (!isDirectory(before) || after.split("[?#]", 2)[0].contains("/") || !LITERAL.matcher(after).matches()
                || !parts.matches()) {
            return null;
        }
        String value = parts.group(2).trim();
        if (value.length() > MAX_LENGTH || !PROPERTIES.matcher(value).matches() || EXCLUDED.matcher(value).matches()) {
            return null;
        }
        return "{" + parts.group(1) + "asset:_file('" + before + "', " + value
                + (after.isEmpty() ? "" : ", '" + after + "'") + ")}";
    }

    /** Has no dot segments, which a browser would resolve, and no query. */
    private static boolean isDirectory(String before) {
        return before.startsWith("/") && LITERAL.matcher(before).matches() && !before.contains("//")
                && !before.contains("/.") && before.indexOf('?') < 0 && before.indexOf('#') < 0;
    }
}
