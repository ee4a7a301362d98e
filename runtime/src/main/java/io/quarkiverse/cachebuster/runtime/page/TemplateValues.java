package io.quarkiverse.cachebuster.runtime.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.HtmlText;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * Recognizes the attribute values with a template expression whose asset is known at build time.
 */
final class TemplateValues {

    /** Qute, Parser: a tag that isn't a section, a declaration, a comment or character data. */
    private static final Pattern OUTPUT = Pattern.compile("\\{=?[^#/@!|\\s{}=].*\\}", Pattern.DOTALL);
    private static final Pattern URL = Pattern.compile("\\{=?\\s*asset:url\\(\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*\\)\\s*\\}");
    private static final Pattern CACHE_ID = Pattern.compile("\\{=?\\s*cacheId\\(.*\\)\\s*\\}", Pattern.DOTALL);
    private static final Pattern INTEGRITY = Pattern
            .compile("\\{=?\\s*asset:integrity\\(\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*\\)\\s*\\}");

    private TemplateValues() {
    }

    /** The argument if the whole value is a call of {@code asset:url} with a literal; otherwise null. */
    static @Nullable String url(HtmlText value) {
        return argument(value, URL);
    }

    /** The argument if the whole value is a call of {@code asset:integrity} with a literal; otherwise null. */
    static @Nullable String integrity(HtmlText value) {
        return argument(value, INTEGRITY);
    }

    private static @Nullable String argument(HtmlText value, Pattern call) {
        if (value.tags().size() != 1 || value.text().strip().length() != 1) {
            return null;
        }
        Matcher matcher = call.matcher(value.tags().get(0).text());
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    /**
     * Whether the value is a literal path whose only expression is the whole value of the id parameter.
     *
     * @param parameter the name of the id parameter
     */
    static boolean isOnlyInId(HtmlText value, String parameter) {
        String text = value.text().stripTrailing();
        int tag = text.indexOf(HtmlText.TAG);
        int start = beforeId(text, parameter);
        return value.tags().size() == 1 && start > 0 && text.lastIndexOf('#', tag) < 0
                && (text.charAt(start) == '?' || text.charAt(start) == '&' && text.lastIndexOf('?', start) > 0)
                && text.startsWith(parameter + "=", start + 1)
                && (tag + 1 == text.length() || text.charAt(tag + 1) == '&' || text.charAt(tag + 1) == '#')
                && OUTPUT.matcher(value.tags().get(0).text()).matches();
    }

    /** Whether the value has expressions, all of them in its query. */
    static boolean areOnlyInQuery(HtmlText value) {
        String text = value.text();
        int query = text.indexOf('?');
        int fragment = text.indexOf('#');
        int end = fragment < 0 ? text.length() : fragment;
        return query >= 0 && text.indexOf(HtmlText.TAG) > query && text.lastIndexOf(HtmlText.TAG) < end;
    }

    /** Removes the id parameter of such a value. */
    static Splice withoutId(WrittenUrl url, String parameter) {
        int start = beforeId(url.text(), parameter);
        int end = url.text().indexOf(HtmlText.TAG) + 1;
        return url.text().startsWith("&", end) ? new Splice(start + 1, end + 1, "") : new Splice(start, end, "");
    }

    /** Where the question mark or ampersand is that precedes the parameter with the expression. */
    private static int beforeId(String text, String parameter) {
        return text.indexOf(HtmlText.TAG) - parameter.length() - 2;
    }

    /** A URL as it is written in the template, with the expressions for which {@link HtmlText#TAG} stands. */
    static String written(WrittenUrl url, HtmlText value) {
        String[] between = url.written().split(String.valueOf(HtmlText.TAG), -1);
        if (between.length != value.tags().size() + 1) {
            return url.written();
        }
        StringBuilder written = new StringBuilder(between[0]);
        for (int i = 1; i < between.length; i++) {
            written.append(value.tags().get(i - 1).text()).append(between[i]);
        }
        return written.toString();
    }

    /** Whether one of the expressions is a call of {@code cacheId}, and no section can leave it out. */
    static boolean callsCacheId(HtmlText value) {
        return value.tags().stream().allMatch(tag -> OUTPUT.matcher(tag.text()).matches())
                && value.tags().stream().anyMatch(tag -> CACHE_ID.matcher(tag.text()).matches());
    }
}
