package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The paths that a route of the application answers.
 *
 * @param segments one pattern for each segment; null for any number of segments
 * @param whole a regular expression for whole paths; null if the segments decide
 */
record RoutePattern(List<@Nullable Pattern> segments, @Nullable Pattern whole) {

    private static final Pattern VERTX_PARAMETER = Pattern.compile(":[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern ANY_SEGMENT = Pattern.compile("[^/]*");

    /**
     * {@code /img/{name}}
     *
     * @param locator whether it is a subresource locator, below which any path may exist
     */
    static RoutePattern ofResource(String path, boolean locator) {
        List<@Nullable Pattern> segments = new ArrayList<>();
        splitTemplate(path).stream().filter(each -> !each.isEmpty()).map(RoutePattern::resourceSegment).forEach(segments::add);
        if (locator) {
            segments.add(null);
        }
        return new RoutePattern(segments, null);
    }

    /** {@code /img/{name}}; what follows an asterisk may be anything. */
    static RoutePattern ofSpring(String path) {
        int asterisk = path.indexOf('*');
        return asterisk < 0 ? ofResource(path, false)
                : ofResource(path.substring(0, path.lastIndexOf('/', asterisk) + 1), true);
    }

    /** {@code /img/:name}, {@code /img/*} */
    static RoutePattern ofVertx(String path) {
        List<@Nullable Pattern> segments = new ArrayList<>();
        for (String segment : (path.endsWith("*") ? path.substring(0, path.length() - 1) : path).split("/")) {
            if (!segment.isEmpty()) {
                segments.add(pattern(VERTX_PARAMETER, segment));
            }
        }
        if (path.endsWith("*")) {
            if (!path.endsWith("/*") && !segments.isEmpty()) {
                // the asterisk also stands for the rest of this segment
                segments.remove(segments.size() - 1);
            }
            segments.add(null);
        }
        return new RoutePattern(segments, null);
    }

    /** A regular expression for whole paths, which may be malformed. */
    static RoutePattern ofRegex(String regex) {
        List<@Nullable Pattern> any = new ArrayList<>();
        any.add(null);
        try {
            return new RoutePattern(any, Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            return new RoutePattern(any, null);
        }
    }

    /** {@code /img/*}, {@code *.png} (Servlet specification, section 12.2) */
    static RoutePattern ofServlet(String urlPattern) {
        if (urlPattern.startsWith("*.")) {
            List<@Nullable Pattern> segments = new ArrayList<>();
            segments.add(null);
            segments.add(Pattern.compile("[^/]*" + Pattern.quote(urlPattern.substring(1))));
            return new RoutePattern(segments, null);
        }
        String start = urlPattern.endsWith("/*") ? urlPattern.substring(0, urlPattern.length() - 2) : urlPattern;
        List<@Nullable Pattern> segments = new ArrayList<>();
        for (String segment : start.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(Pattern.compile(Pattern.quote(segment)));
            }
        }
        if (urlPattern.endsWith("/*")) {
            segments.add(null);
        }
        return new RoutePattern(segments, null);
    }

    /** Splits at the slashes that are not in braces. */
    private static List<String> splitTemplate(String path) {
        List<String> segments = new ArrayList<>();
        int braces = 0;
        int start = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '/' && braces == 0) {
                segments.add(path.substring(start, i));
                start = i + 1;
            }
        }
        segments.add(path.substring(start));
        return segments;
    }

    /** A parameter with a regular expression of its own may contain slashes. */
    private static @Nullable Pattern resourceSegment(String segment) {
        return segment.contains("{") && segment.contains(":") ? null : pattern(Pattern.compile("\\{[^{}]*}"), segment);
    }

    private static Pattern pattern(Pattern parameter, String segment) {
        StringBuilder regex = new StringBuilder();
        Matcher matcher = parameter.matcher(segment);
        int at = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(segment.substring(at, matcher.start()))).append(ANY_SEGMENT);
            at = matcher.end();
        }
        return Pattern.compile(regex + Pattern.quote(segment.substring(at)));
    }

    /** Whether it is a handler for everything, such as a filter. */
    boolean matchesAll() {
        return whole != null ? whole.pattern().matches("\\^?/?\\.\\*\\$?") : segments.size() == 1 && segments.get(0) == null;
    }

    /** @param path canonical */
    boolean matches(String path) {
        if (whole != null) {
            return whole.matcher(path).matches();
        }
        StringBuilder regex = new StringBuilder();
        segments.forEach(segment -> regex.append(segment == null ? "(?:/.*)?" : "/(?:" + segment + ")"));
        return Pattern.matches(regex + "/?", path);
    }

    /** Whether it may match a path that ends with these segments. */
    boolean mayEndWith(List<String> end) {
        int at = segments.size();
        for (int i = end.size() - 1; i >= 0; i--) {
            if (--at < 0) {
                return false;
            }
            Pattern segment = segments.get(at);
            if (segment == null) {
                return true;
            }
            if (!segment.matcher(end.get(i)).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it may match the path of a file directly in this directory, which is canonical and has a slash at its end. */
    boolean mayMatchIn(String directory) {
        if (whole != null) {
            Matcher matcher = whole.matcher(directory);
            return matcher.matches() || matcher.hitEnd();
        }
        List<String> names = Stream.of(directory.split("/")).filter(name -> !name.isEmpty()).toList();
        for (int i = 0; i < segments.size() && i <= names.size(); i++) {
            Pattern segment = segments.get(i);
            if (segment == null) {
                return true;
            }
            if (i == names.size()) {
                return segments.subList(i + 1, segments.size()).stream().allMatch(Objects::isNull);
            }
            if (!segment.matcher(names.get(i)).matches()) {
                return false;
            }
        }
        return false;
    }
}
