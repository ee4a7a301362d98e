package io.quarkiverse.cachebuster.runtime;

import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Configuration that may differ between deployments of the same build.
 */
@ConfigMapping(prefix = "quarkus.cache-buster")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CacheBusterRuntimeConfig {

    /**
     * The prefix of asset URLs, for example `https://cdn.example.com`: a scheme and host, `//` and a host, or a path. It is
     * read when the application starts, so each deployment can have its own CDN.
     */
    Optional<String> baseUrl();

    /**
     * Local directories with files that appear after the build, such as uploads, by the path prefix under which they are
     * served: `quarkus.cache-buster.directories."/uploads"=/var/lib/app/uploads`. Their files are assets like those of the
     * application, whatever `include` and `exclude` select, but have no integrity, since they can change at any time. The
     * longest prefix wins, and an asset of the application takes precedence. HTML, SVG and other XML, and files of unknown
     * types, are sent with `Content-Security-Policy: sandbox`, since they may come from users.
     */
    @ConfigDocMapKey("prefix")
    Map<String, String> directories();

    /**
     * How assets are served.
     */
    Http http();

    interface Http {

        /**
         * Whether this extension serves the assets, with caching headers that depend on the URL. If disabled, Quarkus serves
         * them as it does all other static resources.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * The `Cache-Control` header for assets requested without a cache id. Such a URL stays the same when the file changes,
         * so by default caches may store the file but must revalidate it before each use. Anything but a list of cache
         * directives prevents the application from starting, and so does an empty value: without the header, each cache would
         * guess how long to keep the file.
         */
        @WithDefault("no-cache")
        String plain();

        /**
         * The maximum off-heap memory used to cache assets, capped at a quarter of the JVM's direct memory. Small assets take
         * precedence; those that don't fit, or exceed 512 kB or an eighth of the limit, are served from verified copies in
         * the temporary directory, with the same headers.
         */
        @WithDefault("64M")
        MemorySize memoryLimit();
    }
}
