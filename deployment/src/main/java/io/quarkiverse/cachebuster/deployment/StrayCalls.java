package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * Finds calls of our template methods that are not evaluated, so that browsers would get them as text. Text that only
 * mentions calls is left alone: comments, code samples, scripts that happen to look alike.
 */
final class StrayCalls {

    /**
     * @param text the call with its braces
     */
    record Stray(Position position, String text) {

        /** The call as it should be written in a template. */
        String corrected() {
            return "{" + text.substring(1, text.length() - 1).strip() + "}";
        }
    }

    private static final String CALL = "(?:asset:(?:url|integrity|importmap(?:Json)?)|cacheId)\\(\\s*(['\"])[^'\"{}\\r\\n]*\\1[^{}\\r\\n]*\\)";
    /** Qute treats a brace followed by white space as text. */
    private static final Pattern SPACED = Pattern.compile("(?<!\\\\)\\{\\s+" + CALL + "\\s*\\}");
    private static final Pattern ANY = Pattern.compile("\\{\\s*" + CALL + "\\s*\\}");

    private static final Pattern NOT_EVALUATED = Pattern.compile("\\{!.*?!\\}|\\{\\|.*?\\|\\}", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern SAMPLE = Pattern.compile(
            "(?<=<(pre|code|samp|kbd|textarea)\\b[^<>]{0,200}>).*?(?=</\\1)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT = Pattern.compile(
            "(?<=<(script|style)\\b(?![^<>]{0,200}importmap)[^<>]{0,200}>).*?(?=</\\1)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** At the end of the text: the start of an attribute whose value frameworks evaluate, so that braces make an object. */
    private static final Pattern EVALUATED = Pattern.compile(
            "[\\s\"'](?:on|x-|v-|ng-|hx-|[:@*#(\\[])[^\\s\"'<>=]*\\s*=\\s*(?:\"[^\"]*|'[^']*)$", Pattern.CASE_INSENSITIVE);

    private StrayCalls() {
    }

    /** Those in the tags of an HTML template. */
    static List<Stray> inTemplate(String path, String text) {
        if (!SPACED.matcher(text).find()) {
            // the other patterns are slower
            return List.of();
        }
        String rest = without(SCRIPT, without(SAMPLE, without(COMMENT, without(NOT_EVALUATED, text))));
        return find(path, rest, SPACED).stream().filter(each -> isInTag(rest, each.match()) || isImportMap(rest, each.match()))
                .filter(each -> !isEvaluated(rest, each.match())).map(Found::stray).toList();
    }

    /** Those in a static file: in the tags of a page, in strings, in the references of a style sheet. */
    static List<Stray> inStaticFile(String path, String text) {
        if (!ANY.matcher(text).find()) {
            return List.of();
        }
        boolean page = path.endsWith(".html") || path.endsWith(".htm");
        String rest = page ? without(SAMPLE, without(COMMENT, text)) : text;
        return find(path, rest, ANY).stream()
                .filter(each -> isInString(rest, each.match(), path.endsWith(".css")) || page
                        && (isInTag(rest, each.match()) || isImportMap(rest, each.match())))
                .map(Found::stray).toList();
    }

    private record Found(Stray stray, MatchResult match) {
    }

    private static List<Found> find(String path, String text, Pattern pattern) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int line = 1;
        int lineStart = 0;
        int next = 0;
        while (matcher.find()) {
            for (; next < matcher.start(); next++) {
                if (text.charAt(next) == '\n') {
                    line++;
                    lineStart = next + 1;
                }
            }
            Position position = new Position(path, line, matcher.start() - lineStart + 1);
            found.add(new Found(new Stray(position, matcher.group()), matcher.toMatchResult()));
        }
        return found;
    }

    /** The text with matches of the pattern replaced by spaces. */
    private static String without(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\r\\n]", " "));
    }

    private static boolean isInTag(String text, MatchResult match) {
        return text.lastIndexOf('<', match.start()) > text.lastIndexOf('>', match.start());
    }

    private static boolean isEvaluated(String text, MatchResult match) {
        int tag = Math.max(0, text.lastIndexOf('<', match.start()));
        return EVALUATED.matcher(text.substring(tag, match.start())).find();
    }

    /** In scripts, an unquoted one may be an object or a block. */
    private static boolean isInString(String text, MatchResult match, boolean sheet) {
        char before = match.start() == 0 ? ' ' : text.charAt(match.start() - 1);
        return "'\"`".indexOf(before) >= 0 || before == '(' && sheet || before == '=' && match.group().contains("cacheId(");
    }

    /** An import map is an element or its content, not part of a tag or string. */
    private static boolean isImportMap(String text, MatchResult match) {
        char before = match.start() == 0 ? ' ' : text.charAt(match.start() - 1);
        return match.group().contains("asset:importmap")
                && (Character.isWhitespace(before) || before == '>' && match.group().contains("asset:importmapJson("));
    }
}
