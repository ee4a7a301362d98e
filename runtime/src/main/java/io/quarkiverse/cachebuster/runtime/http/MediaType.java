package io.quarkiverse.cachebuster.runtime.http;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.MimeMapping;

/**
 * The media type of an asset, as Quarkus' own handler of static resources derives it from the name.
 *
 * @param contentType the value of {@code Content-Type}; null if none is known
 * @param html whether it is a page, whose URL has no id, so that it must be revalidated
 * @param compressedOnTheFly whether Quarkus compresses every response
 */
public record MediaType(@Nullable CharSequence contentType, boolean html, boolean compressedOnTheFly) {

    /** The type without parameters, such as {@code text/css}; null if unknown. */
    public static @Nullable String nameOf(String path) {
        return MimeMapping.getMimeTypeForFilename(path);
    }

    /** @param compressed the media types that Quarkus compresses; empty if it does not */
    static MediaType of(String path, Set<String> compressed) {
        String type = nameOf(path);
        if (type == null) {
            return new MediaType(null, false, false);
        }
        String withCharset = type.startsWith("text") ? type + ";charset=UTF-8" : type;
        return new MediaType(HttpHeaders.createOptimized(withCharset), type.equals("text/html"), compressed.contains(type));
    }
}
