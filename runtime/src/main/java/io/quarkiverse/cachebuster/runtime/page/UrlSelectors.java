package io.quarkiverse.cachebuster.runtime.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * The rules of style sheets for elements with certain URLs, such as <code>img[src$=".svg"] { … }</code>. A URL with an
 * id would no longer match.
 */
final class UrlSelectors {

    private record UrlSelector(Position position, String text, String end) {
    }

    /** Without the operators that compare the start or a part of a URL, since these match URLs with an id too. */
    private static final Pattern SELECTOR = Pattern.compile(
            "\\[\\s{0,20}(src|href|poster|data)\\s{0,20}(\\$?)=\\s{0,20}"
                    + "(?:\"([^\"\\\\]{0,500})\"|'([^'\\\\]{0,500})'|([^\\[\\]\\s\"'\\\\]{0,500}))\\s{0,20}[iIsS]?\\s{0,20}\\]");
    private static final String BEFORE_ELEMENT = " \t\r\n\f,>+~{};()";
    /** Without a type, {@code [href$=".pdf"]} is meant for links, which never get ids. */
    private static final Set<String> WITH_HREF = Set.of("link", "image", "use");

    private final PageFiles files;
    /** Read on first use. */
    private @Nullable List<UrlSelector> selectors;

    UrlSelectors(PageFiles files) {
        this.files = files;
    }

    private List<UrlSelector> selectors() {
        if (selectors == null) {
            selectors = new ArrayList<>();
            for (String path : files.paths()) {
                byte[] sheet = path.endsWith(".css") ? files.document(path) : null;
                if (sheet != null) {
                    read(path, new String(sheet, StandardCharsets.UTF_8), selectors);
                }
            }
        }
        return selectors;
    }

    private static void read(String sheet, String css, List<UrlSelector> selectors) {
        if (css.indexOf('[') < 0) {
            return;
        }
        String text = withoutComments(css);
        Lines lines = Lines.of(sheet, css);
        Matcher matcher = SELECTOR.matcher(text);
        while (matcher.find()) {
            String value = matcher.group(3) != null ? matcher.group(3)
                    : matcher.group(4) != null ? matcher.group(4) : matcher.group(5);
            String element = element(text, matcher.start());
            if (!value.isEmpty() && (!matcher.group(1).equals("href") || WITH_HREF.contains(type(element)))) {
                String end = matcher.group(2).isEmpty() ? "/" + AssetPath.withoutLeadingDots(value).replaceFirst("^/", "")
                        : value;
                Position position = lines.position(offset(css, matcher.start() - element.length()));
                selectors.add(new UrlSelector(position, element + matcher.group(), end));
            }
        }
    }

    private static String withoutComments(String css) {
        StringBuilder text = new StringBuilder(css.length());
        int at = 0;
        for (int comment = css.indexOf("/*"); comment >= 0; comment = css.indexOf("/*", at)) {
            text.append(css, at, comment);
            int end = css.indexOf("*/", comment + 2);
            at = end < 0 ? css.length() : end + 2;
        }
        return text.append(css, at, css.length()).toString();
    }

    /** @param offset in the sheet without its comments, all of which before it are closed */
    private static int offset(String css, int offset) {
        for (int comment = css.indexOf("/*"); comment >= 0 && comment <= offset;) {
            int end = css.indexOf("*/", comment + 2) + 2;
            offset += end - comment;
            comment = css.indexOf("/*", end);
        }
        return offset;
    }

    /** The part of the selector before this position that is about the same element. */
    private static String element(String text, int end) {
        int start = end;
        while (start > 0 && end - start < 200 && BEFORE_ELEMENT.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String type(String element) {
        int end = 0;
        while (end < element.length() && Character.isLetter(element.charAt(end))) {
            end++;
        }
        return element.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Why the URL of the asset with this path must not end with an id; null if no style sheet matches its end. */
    @Nullable
    String whyPlain(String path) {
        for (UrlSelector selector : selectors()) {
            if (path.regionMatches(true, path.length() - selector.end().length(), selector.end(), 0,
                    selector.end().length())) {
                return selector.position() + " has a rule for " + AssetProblem.quoted(selector.text())
                        + ", which a URL with an id would not match";
            }
        }
        return null;
    }
}
