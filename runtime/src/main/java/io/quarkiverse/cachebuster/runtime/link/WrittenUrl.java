package io.quarkiverse.cachebuster.runtime.link;

import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.runtime.url.Splice;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;

/**
 * A URL in a document as a browser reads it (URL, section 4.4): without surrounding whitespace, tabs and line breaks, with
 * slashes instead of backslashes.
 *
 * @param written without surrounding whitespace
 * @param text without tabs and line breaks, with slashes instead of backslashes
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
        String text = withoutBreaks(written).replace('\\', '/');
        return new WrittenUrl(written, text, from, UrlReference.parse(text).path());
    }

    private static String withoutBreaks(String written) {
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            if (!isBreak(written.charAt(i))) {
                text.append(written.charAt(i));
            }
        }
        return text.length() == written.length() ? written : text.toString();
    }

    private static boolean isBreak(char c) {
        return c == '\t' || c == '\n' || c == '\r';
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
        int from = offset + index(change.from());
        int to = change.from() == change.to() ? from : offset + index(change.to() - 1) + 1;
        return new Splice(from, to, change.replacement());
    }

    /** Where a character of the text is written. */
    private int index(int character) {
        if (written.length() == text.length()) {
            return character;
        }
        int rest = character;
        int index = 0;
        while (index < written.length() && (isBreak(written.charAt(index)) || rest-- > 0)) {
            index++;
        }
        return index;
    }
}
