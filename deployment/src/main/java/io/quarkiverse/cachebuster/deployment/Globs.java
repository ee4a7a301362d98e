package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.util.GlobUtil;

/**
 * Globs over paths, as the configuration has them. They are matched as regular expressions, so that the application needs no
 * globs.
 */
final class Globs {

    private Globs() {
    }

    /** A pattern that matches, as a whole, the paths which one of {@code includes} and none of {@code excludes} matches. */
    static Pattern pattern(String includeKey, List<String> includes, String excludeKey, List<String> excludes) {
        String regex = anyOf(includeKey, includes);
        return compile(excludes.isEmpty() ? regex : "(?!" + anyOf(excludeKey, excludes) + "$)" + regex);
    }

    /** A pattern that matches, as a whole, the paths which one of {@code globs} matches: none if there is no glob. */
    static Pattern pattern(String key, List<String> globs) {
        return compile(globs.isEmpty() ? "(?!)" : anyOf(key, globs));
    }

    private static Pattern compile(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static String anyOf(String key, List<String> globs) {
        return globs.stream().map(glob -> regex(key, glob.trim())).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String regex(String key, String glob) {
        try {
            String regex = GlobUtil.toRegexPattern(glob.startsWith("/") || glob.startsWith("**") ? glob : "/" + glob);
            Pattern.compile(regex);
            return regex;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new ConfigurationException(key + " has an invalid glob '" + glob + "': " + e.getMessage(), e);
        }
    }
}
