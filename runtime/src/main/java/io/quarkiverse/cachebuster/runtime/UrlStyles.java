package io.quarkiverse.cachebuster.runtime;

import io.quarkiverse.cachebuster.runtime.url.FileNameUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * Creates the {@link UrlStyle} configured by {@code quarkus.cache-buster.url-style}.
 */
public final class UrlStyles {

    private UrlStyles() {
    }

    /**
     * The configured style.
     *
     * @param http whether file names with an id can be served
     */
    public static UrlStyle of(CacheBusterFixedConfig config, boolean http) {
        return http ? of(config) : new QueryUrlStyle(config.queryParameter());
    }

    /** The configured style. */
    public static UrlStyle of(CacheBusterFixedConfig config) {
        return switch (config.urlStyle()) {
            case QUERY -> new QueryUrlStyle(config.queryParameter());
            case FILE_NAME -> new FileNameUrlStyle();
        };
    }
}
