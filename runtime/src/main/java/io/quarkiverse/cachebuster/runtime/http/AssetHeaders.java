package io.quarkiverse.cachebuster.runtime.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * Sets the headers of a response with an asset.
 */
final class AssetHeaders {

    private static final HttpDate DATE = new HttpDate();
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence ACCEPT_ENCODING_AND_DICTIONARY = HttpHeaders
            .createOptimized("Accept-Encoding, Available-Dictionary");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence SANDBOX = HttpHeaders.createOptimized("sandbox");
    private static final List<CharSequence> BODY_HEADERS = List.of(HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_RANGE, HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_LENGTH, HttpHeaders.ACCEPT_RANGES,
            DictionaryFields.USE_AS_DICTIONARY);

    private final MultiMap headers;
    private final StoredAsset asset;
    private final @Nullable CharSequence useAsDictionary;
    private boolean ownCacheControl;

    /** @param useAsDictionary for responses with all bytes; null if they must not be used as a dictionary */
    AssetHeaders(MultiMap headers, StoredAsset asset, @Nullable CharSequence useAsDictionary) {
        this.headers = headers;
        this.asset = asset;
        this.useAsDictionary = useAsDictionary;
    }

    /** Keeps a value that the application has configured. */
    void putCacheControl(CharSequence value) {
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, value);
            ownCacheControl = true;
        }
    }

    /** For a response that isn't the asset after all: no cache may store it. */
    void forbidStoring() {
        if (ownCacheControl) {
            headers.set(HttpHeaders.CACHE_CONTROL, CacheControl.NO_STORE);
        }
    }

    /** Sets the headers that responses without a body have, too. */
    void putValidators(Representation representation) {
        putSandbox();
        if (representation.entityTag().exists()) {
            headers.set(HttpHeaders.ETAG, representation.entityTag().header());
        }
        if (representation.isDelta()) {
            putDelta();
        } else {
            putVaryAndDate();
        }
    }

    /** Some shared caches ignore {@code Vary}, and must not send a delta to a client that doesn't have the dictionary. */
    private void putDelta() {
        headers.set(HttpHeaders.CACHE_CONTROL, CacheControl.PRIVATE_IMMUTABLE);
        headers.add(HttpHeaders.VARY, ACCEPT_ENCODING_AND_DICTIONARY);
        headers.set(HttpHeaders.DATE, DATE.now());
    }

    /** Added to a policy of the application: browsers enforce all of them (Content Security Policy Level 3, section 8.1). */
    private void putSandbox() {
        if (asset.mediaType().sandboxed()) {
            headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
            headers.add(HttpHeaderNames.CONTENT_SECURITY_POLICY, SANDBOX);
        }
    }

    private void putVaryAndDate() {
        if (asset.varies()) {
            headers.add(HttpHeaders.VARY, ACCEPT_ENCODING);
        }
        headers.set(HttpHeaders.DATE, DATE.now());
    }

    /** For a response with the whole representation, or for its HEAD. */
    void putFull(Representation representation, boolean ranges) {
        putValidators(representation);
        putContentType();
        if (representation.coding() != null) {
            headers.set(HttpHeaders.CONTENT_ENCODING, representation.coding());
        } else if (asset.isCompressedOnTheFly()) {
            // Quarkus has set 'identity', which keeps Vert.x from compressing
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
        if (useAsDictionary != null) {
            headers.set(DictionaryFields.USE_AS_DICTIONARY, useAsDictionary);
        }
        if (ranges && representation.coding() == null) {
            headers.set(HttpHeaders.ACCEPT_RANGES, BYTES);
        }
    }

    /** For a partial response. Keeps an 'identity' set by Quarkus, since a range must not be compressed. */
    void putPart(Representation representation, ByteRange range) {
        putValidators(representation);
        putContentType();
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + representation.size());
        headers.set(HttpHeaders.ACCEPT_RANGES, BYTES);
    }

    void putUnsatisfiable(Representation representation) {
        putVaryAndDate();
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + representation.size());
        forbidStoring();
    }

    void putLength(long length) {
        headers.set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    }

    /** For a response without a body. */
    void removeCoding() {
        headers.remove(HttpHeaders.CONTENT_ENCODING);
    }

    /** Removes the headers of a body that is not sent after all. */
    void removeBody() {
        BODY_HEADERS.forEach(headers::remove);
        forbidStoring();
    }

    private void putContentType() {
        CharSequence contentType = asset.mediaType().contentType();
        if (contentType != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        }
    }
}
