package io.quarkiverse.cachebuster.runtime.http;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.MimeMapping;

/**
 * The media type of an asset, derived from its name as by Quarkus' own static resource handler.
 *
 * @param contentType the value of {@code Content-Type}; null if unknown
 * @param html whether it is an HTML page
 * @param compressedOnTheFly whether Quarkus compresses responses of this type
 */
public record MediaType(@Nullable CharSequence contentType, boolean html, boolean compressedOnTheFly) {

    /** The type without parameters, such as {@code text/css}; null if unknown. */
    public static @Nullable String nameOf(String path) {
        return MimeMapping.getMimeTypeForFilename(path);
    }

    /** @param compressed the media types that Quarkus compresses on the fly; empty if disabled */
    static MediaType of(String path, Set<String> compressed) {
        String type = nameOf(path);
        if (type == null) {
            return new MediaType(null, false, false);
        }
        String withCharset = type.startsWith("text") ? type + ";charset=UTF-8" : type;
        return new MediaType(HttpHeaders.createOptimized(withCharset), type.equals("text/html"), compressed.contains(type));
    }
}
