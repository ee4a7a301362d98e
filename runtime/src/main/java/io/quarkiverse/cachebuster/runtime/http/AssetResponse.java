package io.quarkiverse.cachebuster.runtime.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Writes one response with an asset: what the {@link Decision} says.
 */
final class AssetResponse {

    private static final HttpDate DATE = new HttpDate();
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");

    private final RoutingContext rc;
    private final HttpServerResponse response;
    private final StoredAsset asset;
    private final boolean head;
    private boolean ownCacheControl;

    AssetResponse(RoutingContext rc, StoredAsset asset) {
        this.rc = rc;
        this.response = rc.response();
        this.asset = asset;
        this.head = rc.request().method() == HttpMethod.HEAD;
    }

    /**
     * @param cacheControl for the asset's recorded bytes at this URL
     * @param ranges whether parts are sent
     */
    void send(CharSequence cacheControl, boolean ranges) {
        MultiMap headers = response.headers();
        // what the application has configured stays
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, asset.genuine() ? cacheControl : UrlCachePolicy.NO_CACHE);
            ownCacheControl = true;
        }
        if (asset.identity().body() == UnavailableBody.INSTANCE) {
            sendError();
        } else {
            decide(ranges);
        }
    }

    private void decide(boolean ranges) {
        Decision decision = Decision.of(this::field, asset, ranges && !head);
        if (decision instanceof Decision.Full full) {
            sendFull(full.representation(), ranges);
        } else if (decision instanceof Decision.Part part) {
            sendPart(part);
        } else if (decision instanceof Decision.NotModified notModified) {
            sendNothing(304, notModified.representation());
        } else if (decision instanceof Decision.PreconditionFailed failed) {
            sendNothing(412, failed.representation());
        } else {
            response.headers().set(HttpHeaders.CONTENT_RANGE, "bytes */" + asset.identity().size());
            forbidStoring();
            sendNothing(416, null);
        }
    }

    private void sendNothing(int status, @Nullable Representation representation) {
        if (representation != null) {
            putValidators(representation);
        }
        response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        response.setStatusCode(status).end();
    }

    private void sendFull(Representation representation, boolean ranges) {
        if (head) {
            putRepresentation(representation, ranges && representation.body().hasRanges());
            if (!asset.isCompressedOnTheFly()) {
                response.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(representation.size()));
            }
            response.end();
            return;
        }
        Body.Sender sender = representation.body().sender();
        if (sender == null) {
            prepare(representation, ready -> sendFull(representation, ready, ranges));
        } else {
            sendFull(representation, sender, ranges);
        }
    }

    private void sendFull(Representation representation, Body.Sender sender, boolean ranges) {
        putRepresentation(representation, ranges && sender.hasRanges());
        send(sender, 0, representation.size());
    }

    private void sendPart(Decision.Part part) {
        Body.Sender sender = part.representation().body().sender();
        if (sender == null) {
            prepare(part.representation(), ready -> sendPart(part, ready));
        } else {
            sendPart(part, sender);
        }
    }

    private void sendPart(Decision.Part part, Body.Sender sender) {
        if (!sender.hasRanges()) {
            decide(false);
            return;
        }
        Representation representation = part.representation();
        ByteRange range = part.range();
        putValidators(representation);
        putContentType();
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + representation.size());
        headers.set(HttpHeaders.ACCEPT_RANGES, BYTES);
        response.setStatusCode(206);
        send(sender, range.first(), range.last() + 1 - range.first());
    }

    private interface Ready {
        void accept(Body.Sender sender);
    }

    private void prepare(Representation representation, Ready ready) {
        Context context = rc.vertx().getOrCreateContext();
        representation.body().prepare(rc.vertx()).onComplete(prepared -> context.runOnContext(nothing -> {
            if (response.closed() || response.ended()) {
                return;
            }
            if (prepared.succeeded()) {
                ready.accept(prepared.result());
            } else {
                sendError();
            }
        }));
    }

    private void send(Body.Sender sender, long first, long length) {
        if (!(sender instanceof MemoryBody)) {
            response.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        }
        sender.send(rc, first, length).onFailure(failure -> {
            if (!response.headWritten()) {
                sendError();
            } else if (!response.reset()) {
                // the client must not wait for the rest
                rc.request().connection().close();
            }
        });
    }

    /** The bytes cannot be had; the next request tries again. */
    private void sendError() {
        MultiMap headers = response.headers();
        for (CharSequence name : List.of(HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_RANGE,
                HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_LENGTH, HttpHeaders.ACCEPT_RANGES)) {
            headers.remove(name);
        }
        forbidStoring();
        response.setStatusCode(500).end();
    }

    private void putRepresentation(Representation representation, boolean ranges) {
        putValidators(representation);
        putContentType();
        MultiMap headers = response.headers();
        if (representation.coding() != null) {
            headers.set(HttpHeaders.CONTENT_ENCODING, representation.coding().token());
        } else {
            if (asset.isCompressedOnTheFly()) {
                // Quarkus has put 'identity' there, which keeps Vert.x from compressing
                headers.remove(HttpHeaders.CONTENT_ENCODING);
            }
            if (ranges) {
                headers.set(HttpHeaders.ACCEPT_RANGES, BYTES);
            }
        }
    }

    private void putValidators(Representation representation) {
        MultiMap headers = response.headers();
        if (representation.entityTag().exists()) {
            headers.set(HttpHeaders.ETAG, representation.entityTag().header());
        }
        if (asset.varies()) {
            headers.add(HttpHeaders.VARY, ACCEPT_ENCODING);
        }
        headers.set(HttpHeaders.DATE, DATE.now());
    }

    private void putContentType() {
        CharSequence contentType = asset.mediaType().contentType();
        if (contentType != null) {
            response.headers().set(HttpHeaders.CONTENT_TYPE, contentType);
        }
    }

    /** Takes back what was said about caching, for a response that is not the asset. */
    private void forbidStoring() {
        if (ownCacheControl) {
            response.headers().set(HttpHeaders.CACHE_CONTROL, UrlCachePolicy.NO_STORE);
        }
    }

    /** The value of a list field, from all its lines (RFC 9110, section 5.3). */
    private @Nullable String field(CharSequence name) {
        MultiMap headers = rc.request().headers();
        String first = headers.get(name);
        if (first == null) {
            return null;
        }
        List<String> all = headers.getAll(name);
        return all.size() == 1 ? first : String.join(",", all);
    }
}
