package io.quarkiverse.cachebuster.runtime;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Configuration shared by the build and the application: what cache ids look like and where URLs contain them.
 */
@ConfigMapping(prefix = "quarkus.cache-buster")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface CacheBusterFixedConfig {

    /**
     * The length of a cache id in hexadecimal digits, from 8 to 64. The default makes collisions practically impossible.
     */
    @WithDefault("16")
    int idLength();

    /**
     * Mixed into every cache id. Change it to change all URLs at once, for example after an incident that left wrong
     * content in caches.
     */
    Optional<String> salt();

    /**
     * The query parameter that contains the cache id. Change it if the application uses `v` for something else.
     */
    @WithDefault("v")
    String queryParameter();

    /**
     * Where URLs contain the cache id: in the query (`/static/site.css?v=3f9a…`), or in the file name
     * (`/static/site-3f9a….css`) for caches that ignore queries.
     */
    @WithDefault("query")
    Style urlStyle();

    /** Where URLs contain the cache id. */
    enum Style {
        /** In a query parameter. */
        QUERY,
        /** In the file name, before the extension. */
        FILE_NAME
    }
}
