package io.quarkiverse.cachebuster.deployment;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Configuration of what this build takes from earlier ones and leaves for later ones.
 */
@ConfigMapping(prefix = "quarkus.cache-buster")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface HistoryConfig {

    /**
     * What earlier builds served, so that pages that were opened before a deployment keep working.
     */
    History history();

    interface History {

        /**
         * The directory with the archives of earlier builds, and a file `order` that lists them, oldest first. The build only
         * reads it. A relative path is relative to the project directory.
         */
        Optional<String> directory();

        /**
         * Where a production build writes its own archive: `cache-buster/history.zip` in the build's output directory, unless
         * set. A relative path is relative to the project directory.
         */
        Optional<String> archive();

        /**
         * The maximum number of earlier builds whose files stay available, newest first.
         */
        @WithDefault("5")
        int builds();

        /**
         * The maximum number of bytes that the history adds to the application.
         */
        @WithDefault("64M")
        MemorySize maxSize();
    }

    /**
     * Differences from earlier builds.
     */
    Deltas deltas();

    interface Deltas {

        /**
         * Whether production builds compress text assets relative to each earlier version in the history. A browser that has
         * an earlier version then downloads what changed (Compression Dictionary Transport, RFC 9842). Needs
         * `quarkus.cache-buster.history.directory`.
         */
        @WithDefault("false")
        boolean enabled();
    }

    /**
     * The tree for an object store or another web server.
     */
    Publish publish();

    interface Publish {

        /**
         * The directory where a production build writes every asset as it is served, with its variants and a `manifest.json`
         * that lists the headers of each file. A relative path is relative to the project directory.
         */
        Optional<String> directory();
    }
}
