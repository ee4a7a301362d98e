package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Configuration of compression at build time.
 */
@ConfigMapping(prefix = "quarkus.cache-buster.compression")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface CompressionConfig {

    /**
     * Whether production builds compress assets with gzip and Brotli. Compressing once at build time is cheaper
     * and better than compressing every response.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * The media types to compress; `text/*` matches all types starting with `text/`. Most images, videos and modern
     * fonts are compressed already.
     */
    @WithDefault("text/*,application/javascript,application/json,application/xml,application/xhtml+xml,application/rss+xml,"
            + "application/atom+xml,application/manifest+json,application/geo+json,application/ld+json,"
            + "application/importmap+json,application/gpx+xml,application/vnd.google-earth.kml+xml,application/mathml+xml,"
            + "application/dash+xml,application/vnd.apple.mpegurl,application/ttml+xml,application/x-subrip,"
            + "application/x-yaml,application/toml,model/gltf+json,model/vnd.collada+xml,application/wasm,application/vnd.ms-fontobject,application/x-font-ttf,"
            + "application/x-font-otf,image/svg+xml,image/x-icon,image/bmp")
    List<String> mediaTypes();

    /**
     * The minimum size of an asset to compress. Compressing smaller ones would hardly save a network packet.
     */
    @WithDefault("1024")
    MemorySize minSize();

    /**
     * The maximum size of an asset to compress. Compressing larger ones would take minutes and a lot of memory; they are
     * served uncompressed.
     */
    @WithDefault("32M")
    MemorySize maxSize();

    /**
     * The highest Brotli quality to use, from 0 to 11. It applies to assets that templates and style sheets refer to, up to
     * 1 MB, and to small files of the application. If nothing refers to them, files in web jars and files over 1 MB get at
     * most 8; everything else gets at most 10, since 11 takes a second for every 500 kB. Results are kept in the build's
     * output directory until a file changes.
     */
    @WithDefault("11")
    int brotliQuality();
}
