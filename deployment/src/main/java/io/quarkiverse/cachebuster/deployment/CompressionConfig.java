package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Which assets the build compresses.
 */
@ConfigMapping(prefix = "quarkus.cache-buster.compression")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface CompressionConfig {

    /**
     * Whether a production build compresses assets, with gzip and Brotli. Compressing once at build time is cheaper
     * and better than compressing every response.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * The media types of assets that are compressed; `text/++*++` stands for all that start with `text/`. Images, videos
     * and modern fonts are compressed already.
     */
    @WithDefault("text/*,application/javascript,application/json,application/xml,application/xhtml+xml,application/rss+xml,"
            + "application/atom+xml,application/wasm,application/vnd.ms-fontobject,application/x-font-ttf,"
            + "application/x-font-otf,image/svg+xml,image/x-icon,image/bmp")
    List<String> mediaTypes();

    /**
     * The size from which an asset is compressed. A smaller one fits into the packets that are sent anyway.
     */
    @WithDefault("1024")
    MemorySize minSize();

    /**
     * The size up to which an asset is compressed. A larger one would take minutes and much memory of each build; it is
     * sent as it is.
     */
    @WithDefault("32M")
    MemorySize maxSize();

    /**
     * The quality of Brotli, 0 to 11. The best takes about a second per megabyte, once: results are kept in the build's
     * output directory until the file changes.
     */
    @WithDefault("11")
    int brotliQuality();
}
