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
     * Globs matching files whose names already contain a hash of their content, as most bundlers write them. These files
     * are cached forever under their plain URLs, which get no cache id, and style sheets among them are not rewritten.
     * Files that are written by web-bundler or listed in a `.vite/manifest.json` are recognized automatically.
     */
    Optional<List<String>> hashedNames();

    /**
     * HTML templates, static HTML pages and web app manifests.
     */
    Html html();

    interface Html {

        /**
         * Whether to add cache ids to plain URLs in HTML templates, static HTML pages and web app manifests, so that nothing
         * has to be edited. In dev mode they are left as they are.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * What to do if a plain URL in a page refers to a static resource that does not exist, or has an `integrity` that no
         * browser would accept. The default is a warning, because existing pages may contain such mistakes.
         */
        @WithDefault("warn")
        Unresolved unresolved();

        /**
         * Globs matching templates (such as `mails/*`) and static pages (such as `/legacy/**`) to leave alone, for example
         * those that are sent by mail or turned into a PDF.
         */
        Optional<List<String>> exclude();

        /**
         * Whether to add `integrity` and `crossorigin` to every script and style sheet in HTML templates and static HTML
         * pages that gets an id. Then browsers only run what was built.
         */
        @WithDefault("false")
        boolean integrity();
    }

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

    /** What to do if a style sheet or a page refers to a static resource that does not exist. */
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
         * What to do if a template contains the literal path of a static resource that does not exist. By default the build
         * fails, so that mistakes are found early.
         */
        @WithDefault("fail")
        UnknownAsset unknownAsset();

        /**
         * Globs matching paths that templates may contain even though the files don't exist at build time, for example
         * because they are uploaded later. These paths don't cause warnings at run time either.
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
