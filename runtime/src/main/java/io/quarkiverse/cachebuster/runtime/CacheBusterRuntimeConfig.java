package io.quarkiverse.cachebuster.runtime;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Configuration of each deployment.
 */
@ConfigMapping(prefix = "quarkus.cache-buster")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CacheBusterRuntimeConfig {

    /**
     * What URLs of assets start with, for example `https://cdn.example.com`: a scheme and host, or `//` and a host, or a
     * path. It is read when the application starts, so that each deployment can have its own CDN.
     */
    Optional<String> baseUrl();

    /**
     * How assets are sent.
     */
    Http http();

    interface Http {

        /**
         * Whether responses with assets get caching headers that fit their URL, and come from memory. Without it, Quarkus'
         * own handler of static resources answers alone.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * `Cache-Control` of an asset whose URL has no cache id. Such a URL stays the same when the file changes, so the
         * default lets caches store the file, but makes them revalidate it before each use.
         */
        @WithDefault("no-cache")
        String plain();

        /**
         * Bytes of assets that are kept in memory, outside of the heap, but never more than a quarter of what the JVM may
         * take there. The smallest are kept; what does not fit, and anything larger than an eighth of it, is sent from
         * verified copies in the temporary directory, with the same headers.
         */
        @WithDefault("64M")
        MemorySize memoryLimit();
    }
}
