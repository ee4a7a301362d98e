package io.quarkiverse.cachebuster.runtime.url;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A glob over paths: {@code *} stays within a directory, {@code **} does not, {@code ?} is any character but a slash. A missing
 * leading slash is added.
 */
public final class PathGlob {

    private static final Pattern WILDCARD = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?");

    private PathGlob() {
    }

    /** A pattern that matches, as a whole, what the glob matches. */
    public static Pattern pattern(String glob) {
        String trimmed = glob.trim();
        String absolute = trimmed.startsWith("/") || trimmed.startsWith("**") ? trimmed : "/" + trimmed;
        StringBuilder regex = new StringBuilder();
        Matcher wildcard = WILDCARD.matcher(absolute);
        int at = 0;
        while (wildcard.find()) {
            regex.append(Pattern.quote(absolute.substring(at, wildcard.start()))).append(switch (wildcard.group()) {
                case "**/" -> "(?:.*/)?";
                case "**" -> ".*";
                case "*" -> "[^/]*";
                default -> "[^/]";
            });
            at = wildcard.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(absolute.substring(at))).toString(), Pattern.DOTALL);
    }
}
