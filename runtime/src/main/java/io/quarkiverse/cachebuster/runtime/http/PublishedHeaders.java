package io.quarkiverse.cachebuster.runtime.http;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Kind;
import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;

/**
 * The headers that the routes of this package send for an asset, for another server that sends the same bytes.
 *
 * @param salt mixed into entity tags; empty for none
 * @param plain the {@code Cache-Control} header for URLs without an id
 */
public record PublishedHeaders(String salt, String plain) {

    /**
     * The headers that don't depend on the request.
     *
     * @param content the one of the asset's contents that the URL sends
     * @param current whether the URL carries the asset's id
     * @param coding null for the uncompressed bytes
     */
    public SortedMap<String, String> of(Asset asset, Content content, boolean current, @Nullable ContentCoding coding) {
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        MediaType mediaType = MediaType.of(asset.path(), Set.of());
        UrlPolicy.Caching caching = new UrlPolicy(false)
                .caching(Kind.of(asset, mediaType), current ? Match.CURRENT : Match.NONE);
        headers.put("Cache-Control", new CacheControl(plain).value(caching, false).toString());
        if (mediaType.contentType() != null) {
            headers.put("Content-Type", mediaType.contentType().toString());
        }
        String entityTag = content.fingerprint().entityTag(salt);
        if (coding != null) {
            headers.put("Content-Encoding", coding.token());
            entityTag += "-" + coding.token();
        }
        headers.put("ETag", EntityTag.strong(entityTag).header().toString());
        if (!content.variants().isEmpty()) {
            headers.put("Vary", "Accept-Encoding");
        }
        return headers;
    }
}
