package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.microprofile.config.Config;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;

/**
 * The paths below which files may appear after the build, as far as the configuration of the build names them.
 *
 * @param prefixes with leading, without trailing slash; empty for the root
 */
record LatePaths(List<String> prefixes) implements Predicate<String> {

    private static final String DIRECTORIES = "quarkus.cache-buster.directories.";
    private static final String STATIC_DIR = "quarkus.http.static-dir.";

    static LatePaths of(Config config) {
        List<String> prefixes = new ArrayList<>();
        for (String key : config.getPropertyNames()) {
            if (key.startsWith(DIRECTORIES)) {
                prefixes.add(key.substring(DIRECTORIES.length()).replace("\"", ""));
            }
        }
        if (config.getOptionalValue(STATIC_DIR + "path", String.class).isPresent()
                && config.getOptionalValue(STATIC_DIR + "enabled", Boolean.class).orElse(true)) {
            prefixes.add(config.getOptionalValue(STATIC_DIR + "endpoint", String.class).orElse("static").trim());
        }
        return new LatePaths(prefixes.stream().map(LatePaths::withoutTrailingSlash).toList());
    }

    private static String withoutTrailingSlash(String prefix) {
        String path = AssetPath.withoutSlash(prefix.startsWith("/") ? prefix : "/" + prefix);
        return path.equals("/") ? "" : path;
    }

    /** Whether a file with this canonical path may appear. */
    @Override
    public boolean test(String path) {
        return prefixes.stream().anyMatch(prefix -> AssetPath.isBelow(prefix, path));
    }
}
