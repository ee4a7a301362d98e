package io.quarkiverse.cachebuster.runtime.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * One response with an asset: preconditions (RFC 9110, section 13), range (section 14), headers and body.
 */
final class AssetResponse {

    private static final HttpDate DATE = new HttpDate();
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");

    private final RoutingContext rc;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final StoredAsset asset;
    private boolean ownCacheControl;

    AssetResponse(RoutingContext rc, StoredAsset asset) {
        this.rc = rc;
        this.request = rc.request();
        this.response = rc.response();
        this.asset = asset;
    }

    /**
     * @param cacheControl for the current bytes at this URL
     * @param ranges whether parts are sent
     */
    void send(CharSequence cacheControl, boolean ranges) {
        putCacheControl(cacheControl);
        if (!asset.genuine()) {
            passOn(ranges ? request.getHeader(HttpHeaderNames.RANGE) : null);
            return;
        }
        Representation selected = asset.variants().isEmpty() ? asset.identity()
                : asset.select(AcceptEncoding.parse(field(HttpHeaders.ACCEPT_ENCODING)));
        ByteRange range = ranges ? range() : null;
        if (isUnwanted(selected)) {
            forbidKeeping();
            sendNothing(412);
        } else if (isKnown(selected)) {
            putValidators(selected);
            sendNothing(304);
        } else if (range != null && !range.isSatisfiable()) {
            forbidKeeping();
            response.headers().set(HttpHeaders.CONTENT_RANGE, "bytes */" + asset.identity().size());
            sendNothing(416);
        } else if (asset.identity().body() == null) {
            putValidators(asset.identity());
            passOn(range == null ? null : "bytes=" + range.first() + "-" + range.last());
        } else if (range != null) {
            putValidators(asset.identity());
            sendRange(asset.identity().body(), range);
        } else {
            putValidators(selected);
            sendAll(selected, ranges);
        }
    }

    /** Whether the client wants nothing but another representation (RFC 9110, section 13.1.1). */
    private boolean isUnwanted(Representation selected) {
        String ifMatch = field(HttpHeaderNames.IF_MATCH);
        return ifMatch != null
                && (asset.isCompressedOnTheFly() || !EntityTags.anyIsSame(ifMatch, selected.entityTag()));
    }

    /** Whether the client has this representation already (RFC 9110, section 13.1.2). */
    private boolean isKnown(Representation selected) {
        String first = request.headers().get(HttpHeaders.IF_NONE_MATCH);
        return first != null && (EntityTags.anyMatches(first, selected.entityTag())
                || EntityTags.anyMatches(field(HttpHeaders.IF_NONE_MATCH), selected.entityTag()));
    }

    /** The range that is wanted and may be sent, satisfiable or not; null to send everything. */
    private @Nullable ByteRange range() {
        String range = request.method() == HttpMethod.GET ? request.getHeader(HttpHeaderNames.RANGE) : null;
        if (range == null) {
            return null;
        }
        String ifRange = request.getHeader(HttpHeaderNames.IF_RANGE);
        if (ifRange != null && (asset.isCompressedOnTheFly()
                || !EntityTags.isSame(ifRange, asset.identity().entityTag()))) {
            return null;
        }
        return ByteRange.parse(range, asset.identity().size());
    }

    private void putValidators(Representation representation) {
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.ETAG, asset.isCompressedOnTheFly() ? "W/" + representation.entityTag()
                : representation.entityTagHeader());
        if (asset.varies()) {
            headers.add(HttpHeaders.VARY, ACCEPT_ENCODING);
        }
        headers.set(HttpHeaders.DATE, DATE.now());
    }

    private void sendNothing(int status) {
        response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        response.setStatusCode(status).end();
    }

    private void sendAll(Representation selected, boolean ranges) {
        MultiMap headers = response.headers();
        putContentType(headers);
        if (selected.coding() != null) {
            headers.set(HttpHeaders.CONTENT_ENCODING, selected.coding().token());
        } else if (asset.isCompressedOnTheFly()) {
            // Quarkus has put 'identity' there, which keeps Vert.x from compressing
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
        if (ranges && selected.coding() == null) {
            headers.set(HttpHeaders.ACCEPT_RANGES, BYTES);
        }
        if (request.method() == HttpMethod.HEAD) {
            headers.set(HttpHeaders.CONTENT_LENGTH, Long.toString(selected.size()));
            response.end();
        } else {
            response.end(selected.body());
        }
    }

    private void sendRange(Buffer body, ByteRange range) {
        MultiMap headers = response.headers();
        putContentType(headers);
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + body.length());
        headers.set(HttpHeaders.ACCEPT_RANGES, BYTES);
        response.setStatusCode(206).end(body.slice((int) range.first(), (int) range.last() + 1));
    }

    private void putContentType(MultiMap headers) {
        CharSequence contentType = asset.mediaType().contentType();
        if (contentType != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        }
    }

    /**
     * Leaves the body to Quarkus' own handler, which knows ranges but no preconditions other than by its own time stamp. If it
     * does not send the asset after all, what was said about caching does not hold.
     */
    private void passOn(@Nullable String range) {
        MultiMap headers = request.headers();
        if (range == null || !asset.genuine() && headers.contains(HttpHeaderNames.IF_RANGE)) {
            headers.remove(HttpHeaderNames.RANGE);
        } else {
            headers.set(HttpHeaderNames.RANGE, range);
        }
        headers.remove(HttpHeaders.IF_NONE_MATCH).remove(HttpHeaders.IF_MODIFIED_SINCE).remove(HttpHeaderNames.IF_RANGE);
        rc.addHeadersEndHandler(nothing -> {
            MultiMap sent = response.headers();
            sent.remove(HttpHeaders.LAST_MODIFIED);
            if (response.getStatusCode() == 206) {
                // compressing a part would corrupt it
                sent.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
            } else if (response.getStatusCode() != 200) {
                forbidKeeping();
                sent.remove(HttpHeaders.ETAG);
            }
        });
        rc.next();
    }

    /** What the application has configured stays. */
    private void putCacheControl(CharSequence value) {
        MultiMap headers = response.headers();
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, value);
            ownCacheControl = true;
        }
    }

    /** Takes back what was said about caching, for a response that is not the asset. */
    private void forbidKeeping() {
        if (ownCacheControl) {
            response.headers().set(HttpHeaders.CACHE_CONTROL, CacheControl.NO_STORE);
        }
    }

    /** The value of a list field, from all its lines (RFC 9110, section 5.3). */
    private @Nullable String field(CharSequence name) {
        String first = request.headers().get(name);
        if (first == null) {
            return null;
        }
        List<String> all = request.headers().getAll(name);
        return all.size() == 1 ? first : String.join(",", all);
    }
}
