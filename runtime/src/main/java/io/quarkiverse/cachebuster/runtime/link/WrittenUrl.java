package io.quarkiverse.cachebuster.runtime.link;

import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.runtime.url.UrlReference;

/**
 * A URL in a document as a browser reads it: without the space around it, with slashes for backslashes.
 *
 * @param written without the space around it
 * @param text with slashes for backslashes
 * @param offset how many characters of space are in front of it
 * @param path the part before the query
 */
record WrittenUrl(String written, String text, int offset, String path) {

    private static final Pattern TEMPLATE_EXPRESSION = Pattern.compile("[#$]\\{");

    static WrittenUrl of(String url) {
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

    /** Whether it names no file of the application, or one that only a template engine knows. */
    boolean isLeftAlone() {
        return path.isEmpty() || UrlReference.parse(text).isExternal() || TEMPLATE_EXPRESSION.matcher(text).find();
    }
}
