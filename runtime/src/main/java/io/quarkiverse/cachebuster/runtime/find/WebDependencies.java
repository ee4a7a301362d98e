package io.quarkiverse.cachebuster.runtime.find;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * What quarkus-web-dependency-locator adds to the files of web jars: paths without the version, which it reroutes to the
 * ones with it, and the names under which modules import each other.
 *
 * @param versions by directory, both slashes included: {@code /webjars/bootstrap/} to {@code 5.3.3}
 * @param importNames import specifiers to the canonical path of a module, or to that of a directory with a slash at the end
 */
public record WebDependencies(Map<String, String> versions, Map<String, String> importNames) {

    /** For an application without the locator. */
    public static final WebDependencies NONE = new WebDependencies(Map.of(), Map.of());

    /**
     * The path with the version.
     *
     * @param path a canonical path
     * @return the same path if it isn't in a web jar or already has the version
     */
    public String withVersion(String path) {
        Omission omission = omission(path);
        return omission == null ? path : omission.withVersion();
    }

    /**
     * A version that a path lacks.
     *
     * @param directory what is in front of it
     * @param rest what is behind it
     */
    public record Omission(String directory, String version, String rest) {

        /** The path with the version. */
        public String withVersion() {
            return directory + version + "/" + rest;
        }

        /**
         * Where a URL has to get the version.
         *
         * @param url one that leads to the path, absolute or relative, without a query
         * @return null if it isn't written straightforwardly, but with dot segments behind the place of the version
         */
        public @Nullable Splice in(String url) {
            int slash = url.length();
            for (int segment = 0; segment < rest.split("/", -1).length; segment++) {
                slash = url.lastIndexOf('/', slash - 1);
            }
            int start = slash + 1;
            return rest.equals(AssetPath.decode(url.substring(start)))
                    ? new Splice(start, start, AssetPath.encode(version) + "/")
                    : null;
        }
    }

    /** What this canonical path lacks, or null. */
    public @Nullable Omission omission(String path) {
        int end = path.indexOf('/', path.indexOf('/', 1) + 1) + 1;
        String version = versions.get(path.substring(0, end));
        String rest = path.substring(end);
        return version == null || rest.equals(version) || rest.startsWith(version + "/") ? null
                : new Omission(path.substring(0, end), version, rest);
    }
}
