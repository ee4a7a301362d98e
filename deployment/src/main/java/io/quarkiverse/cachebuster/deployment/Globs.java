package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.url.PathGlob;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Parses path globs from the configuration.
 */
final class Globs {

    private Globs() {
    }

    /** @param key the configuration key of the globs */
    static List<PathGlob> parse(String key, List<String> globs) {
        return globs.stream().map(glob -> parse(key, glob)).toList();
    }

    private static PathGlob parse(String key, String glob) {
        try {
            return PathGlob.parse(glob);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(key + " has an invalid glob " + AssetProblem.quoted(glob) + ": " + e.getMessage(),
                    e);
        }
    }
}
