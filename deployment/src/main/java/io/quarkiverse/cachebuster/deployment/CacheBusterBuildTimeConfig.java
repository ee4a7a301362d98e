package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Build-time configuration: which files are assets, and what is checked.
 */
@ConfigMapping(prefix = "quarkus.cache-buster")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface CacheBusterBuildTimeConfig {

    /**
     * Globs selecting the static resources that are assets, for example `/static/**`. `*` matches within a
     * directory, `**` across directories, `?` matches one character except a slash, `{a,b}` matches either
     * alternative (in a list, write `{a\\,b}`). `[a-z]`, `[!a-z]` and escaping with a backslash work as usual. Globs
     * are case-sensitive, and the leading slash is optional.
     */
    @WithDefault("**")
    List<String> include();

    /**
     * Globs excluding static resources that `include` selects. They are not hashed, and naming one in a template is an
     * error.
     */
    Optional<List<String>> exclude();

    /**
     * Globs over paths: files whose names carry a hash of their content, as bundlers write them. They are cached forever
     * under their plain URLs, which get no cache id, and style sheets among them are not rewritten. Files that web-bundler
     * writes or a `.vite/manifest.json` lists are recognized without it.
     */
    Optional<List<String>> hashedNames();

    /**
     * Style sheets.
     */
    Css css();

    interface Css {

        /**
         * Whether to add cache ids to the asset references in style sheets, so that fonts and images can be cached
         * forever too.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * What to do if a style sheet refers to a static resource that does not exist. The default is a warning because
         * published packages contain such references.
         */
        @WithDefault("warn")
        Unresolved unresolved();
    }

    /** What to do if a style sheet refers to a static resource that does not exist. */
    enum Unresolved {
        /** Fail the build. Dev mode shows the error page. */
        FAIL,
        /** Log a warning. */
        WARN,
        /** Do nothing. */
        IGNORE
    }

    /**
     * Template checks.
     */
    Templates templates();

    interface Templates {

        /**
         * What to do if a template contains the literal path of a static resource that does not exist. Failing the build
         * is the cheapest way to find such a mistake.
         */
        @WithDefault("fail")
        UnknownAsset unknownAsset();

        /**
         * Globs matching literal paths that templates may contain although no such asset exists at build time, for example
         * because the files are uploaded later. There are no warnings about them at run time either.
         */
        Optional<List<String>> uncheckedPaths();
    }

    /** What to do if a template names a static resource that does not exist. */
    enum UnknownAsset {
        /** Fail the build. Dev mode shows the error page. */
        FAIL,
        /** Log a warning. */
        WARN,
        /** Do nothing. */
        IGNORE
    }
}
