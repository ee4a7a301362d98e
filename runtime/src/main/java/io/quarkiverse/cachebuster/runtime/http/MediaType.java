package io.quarkiverse.cachebuster.runtime.http;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.MimeMapping;

/**
 * The media type of an asset, derived from its name: as by Quarkus' own static resource handler, which knows
 * fewer types.
 *
 * @param contentType the value of {@code Content-Type}; null if unknown
 * @param html whether it is an HTML page
 * @param compressedOnTheFly whether Quarkus compresses responses of this type
 * @param sandboxed whether browsers must neither guess another type nor run scripts in it as a document of the application
 */
public record MediaType(@Nullable CharSequence contentType, boolean html, boolean compressedOnTheFly, boolean sandboxed) {

    /** What Vert.x doesn't know, as registered with IANA or as the format's specification says. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("apng", "image/apng"),
            Map.entry("avif", "image/avif"),
            Map.entry("cjs", "text/javascript"),
            Map.entry("cur", "image/x-icon"),
            Map.entry("geojson", "application/geo+json"),
            Map.entry("glb", "model/gltf-binary"),
            Map.entry("gltf", "model/gltf+json"),
            Map.entry("gz", "application/gzip"),
            Map.entry("har", "application/json"),
            Map.entry("heic", "image/heic"),
            Map.entry("heif", "image/heif"),
            Map.entry("importmap", "application/importmap+json"),
            Map.entry("jsonld", "application/ld+json"),
            Map.entry("jxl", "image/jxl"),
            Map.entry("ktx2", "image/ktx2"),
            Map.entry("map", "application/json"),
            Map.entry("markdown", "text/markdown"),
            Map.entry("md", "text/markdown"),
            Map.entry("mpd", "application/dash+xml"),
            Map.entry("mvt", "application/vnd.mapbox-vector-tile"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("parquet", "application/vnd.apache.parquet"),
            Map.entry("toml", "application/toml"),
            Map.entry("topojson", "application/json"),
            Map.entry("ttml", "application/ttml+xml"),
            Map.entry("usdz", "model/vnd.usdz+zip"),
            Map.entry("vtt", "text/vtt"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("zst", "application/zstd"));

    /** The type without parameters, such as {@code text/css}; null if unknown. */
    public static @Nullable String nameOf(String path) {
        String known = MimeMapping.getMimeTypeForFilename(path);
        return known != null ? known : OTHERS.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * The same type for a file that may come from users of the application. Browsers display HTML, SVG and other XML, and
     * files that look like HTML if their type is unknown, as documents that may contain scripts.
     */
    MediaType ofUpload() {
        String type = contentType == null ? "" : contentType.toString();
        boolean document = type.isEmpty() || type.contains("html") || type.contains("xml");
        return new MediaType(contentType, html, compressedOnTheFly, document);
    }

    /** @param compressed the media types that Quarkus compresses on the fly; empty if disabled */
    static MediaType of(String path, Set<String> compressed) {
        String type = nameOf(path);
        if (type == null) {
            return new MediaType(null, false, false, false);
        }
        String withCharset = type.startsWith("text") ? type + ";charset=UTF-8" : type;
        return new MediaType(HttpHeaders.createOptimized(withCharset), type.equals("text/html"), compressed.contains(type),
                false);
    }
}
