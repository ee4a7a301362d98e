package io.quarkiverse.cachebuster.runtime;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What the build decides: which files are assets, what their ids are, how URLs carry them.
 */
@ConfigMapping(prefix = "quarkus.cache-buster")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface CacheBusterBuildTimeConfig {

    /**
     * Globs over paths: the static resources that are assets, for example `/static/++**++`. `++*++` stays within a
     * directory, `++**++` does not, `?` is one character but no slash, `{a,b}` is one of several (in a list, write `{a\\,b}`).
     * `[a-z]`, `[!a-z]` and a backslash in front of a character work as usual. Globs are case-sensitive, and a missing
     * leading slash is added.
     */
    @WithDefault("**")
    List<String> include();

    /**
     * Globs over paths: the static resources that are no assets although they are included. They are not hashed, and naming
     * one in a template is an error.
     */
    Optional<List<String>> exclude();

    /**
     * The length of a cache id in hexadecimal characters, 8 to 64. The default makes a collision practically impossible.
     */
    @WithDefault("16")
    int idLength();

    /**
     * Text that is mixed into every cache id. Change it to rotate all URLs at once, for example after an incident that left
     * wrong bytes in caches.
     */
    Optional<String> salt();

    /**
     * The query parameter that carries the cache id in URLs. Change it if the application uses `v` for something else.
     */
    @WithDefault("v")
    String queryParameter();

    /**
     * Where URLs carry the cache id: in the query, `/static/site.css?v=3f9a…`, or in the file name,
     * `/static/site-3f9a….css`, for caches that ignore queries.
     */
    @WithDefault("query")
    Style urlStyle();

    /** Where URLs carry the cache id. */
    enum Style {
        /** In a query parameter. */
        QUERY,
        /** In the file name, in front of its extension. */
        FILE_NAME
    }

    /**
     * Style sheets.
     */
    Css css();

    interface Css {

        /**
         * Whether style sheets are served with a cache id in each reference to an asset, so that fonts and images that they
         * name may be kept for ever too.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * What happens if a style sheet refers to a static resource that does not exist. By default it is a warning, since
         * published packages have such references.
         */
        @WithDefault("warn")
        Unresolved unresolved();
    }

    /** What happens if a style sheet refers to a static resource that does not exist. */
    enum Unresolved {
        /** The build fails. In dev mode the error page is shown. */
        FAIL,
        /** The build logs a warning. */
        WARN,
        /** Nothing. */
        IGNORE
    }

    /**
     * What is checked in templates.
     */
    Templates templates();

    interface Templates {

        /**
         * What happens if a template names, as a literal, a static resource that does not exist. A failed build is the
         * cheapest place to find the mistake.
         */
        @WithDefault("fail")
        UnknownAsset unknownAsset();

        /**
         * Globs over paths: literals in templates that the check lets pass, for files that appear after the build.
         */
        Optional<List<String>> uncheckedPaths();
    }

    /** What happens if a template names a static resource that does not exist. */
    enum UnknownAsset {
        /** The build fails. In dev mode the error page is shown. */
        FAIL,
        /** The build logs a warning. */
        WARN,
        /** Nothing. */
        IGNORE
    }
}
