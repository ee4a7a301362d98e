package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Configuration that only the build reads: which files are assets and what is checked.
 */
@ConfigMapping(prefix = "quarkus.cache-buster")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface CacheBusterBuildTimeConfig {

    /**
     * Globs over paths: the static resources that are assets, for example `/static/++**++`. `++*++` stays within a
     * directory, `++**++` does not, `?` matches one character but no slash, `{a,b}` matches either alternative (in a
     * list, write `{a\\,b}`). `[a-z]`, `[!a-z]` and a backslash before a character work as usual. Globs are
     * case-sensitive, and the leading slash may be left out.
     */
    @WithDefault("**")
    List<String> include();

    /**
     * Globs over paths: included static resources that are not assets. They are not hashed, and it is an error to name
     * one in a template.
     */
    Optional<List<String>> exclude();

    /**
     * Style sheets.
     */
    Css css();

    interface Css {

        /**
         * Whether style sheets are served with a cache id in each reference to an asset, so that their fonts and images
         * can be cached forever too.
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
