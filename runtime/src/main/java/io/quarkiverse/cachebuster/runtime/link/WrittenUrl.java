package io.quarkiverse.cachebuster.runtime.link;

import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.runtime.url.Splice;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;

/**
 * A URL in a document as a browser reads it: without surrounding whitespace, with slashes instead of backslashes.
 *
 * @param written without surrounding whitespace
 * @param text with slashes instead of backslashes
 * @param offset the length of the whitespace before it
 * @param path the part before the query
 */
public record WrittenUrl(String written, String text, int offset, String path) {

    private static final Pattern TEMPLATE_EXPRESSION = Pattern.compile("[#$]\\{");

    public static WrittenUrl of(String url) {
        int from = 0;
        int to = url.length();
        while (from < to && url.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && url.charAt(to - 1) <= ' ') {
            to--;
        }
        String written = url.substring(from, to);
        String text = written.replace('\\', '/');
        return new WrittenUrl(written, text, from, UrlReference.parse(text).path());
    }

    /** Whether it cannot name a file of the application, or contains a template expression. */
    public boolean isLeftAlone() {
        return path.isEmpty() || isExternal() || TEMPLATE_EXPRESSION.matcher(text).find();
    }

    /** Whether it has its own scheme or host. */
    public boolean isExternal() {
        return UrlReference.parse(text).isExternal();
    }

    /** Translates a change of {@link #text()} to a change of the URL that it was read from. */
    public Splice inSource(Splice change) {
        return new Splice(offset + change.from(), offset + change.to(), change.replacement());
    }
}
