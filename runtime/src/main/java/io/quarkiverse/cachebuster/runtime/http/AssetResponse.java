package io.quarkiverse.cachebuster.runtime.http;

import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Writes the response to a request for an asset, following the {@link Decision}.
 */
final class AssetResponse {

    private final RoutingContext rc;
    private final HttpServerResponse response;
    private final StoredAsset asset;
    private final AssetHeaders headers;
    private final boolean head;

    AssetResponse(RoutingContext rc, StoredAsset asset) {
        this(rc, asset, null);
    }

    /** @param useAsDictionary for responses with all bytes; null if they must not be used as a dictionary */
    AssetResponse(RoutingContext rc, StoredAsset asset, @Nullable CharSequence useAsDictionary) {
        this.rc = rc;
        this.response = rc.response();
        this.asset = asset;
        this.headers = new AssetHeaders(response.headers(), asset, useAsDictionary);
        this.head = rc.request().method() == HttpMethod.HEAD;
    }

    /**
     * @param cacheControl the value of the header, unless the application has set one
     * @param ranges whether ranges are supported
     */
    void send(CharSequence cacheControl, boolean ranges) {
        headers.putCacheControl(cacheControl);
        if (asset.identity().body() == UnavailableBody.INSTANCE) {
            sendError();
        } else {
            decide(ranges);
        }
    }

    private void decide(boolean ranges) {
        // if ranges are unsupported, one beyond the end is ignored as well, instead of answered with 416
        boolean supported = ranges && !head && asset.identity().body().hasRanges();
        Decision decision = Decision.of(this::field, asset, supported);
        if (decision instanceof Decision.Full full) {
            sendFull(full.representation(), ranges);
        } else if (decision instanceof Decision.Part part) {
            withSender(part.representation(), sender -> sendPart(part, sender));
        } else if (decision instanceof Decision.NotModified notModified) {
            headers.putValidators(notModified.representation());
            sendNothing(304);
        } else if (decision instanceof Decision.PreconditionFailed failed) {
            headers.putValidators(failed.representation());
            sendNothing(412);
        } else {
            headers.putUnsatisfiable(asset.identity());
            sendNothing(416);
        }
    }

    private void sendNothing(int status) {
        headers.removeCoding();
        response.setStatusCode(status).end();
    }

    private void sendFull(Representation representation, boolean ranges) {
        if (!head) {
            withSender(representation, sender -> {
                headers.putFull(representation, ranges && sender.hasRanges());
                send(sender, 0, representation.size());
            });
            return;
        }
        headers.putFull(representation, ranges && representation.body().hasRanges());
        if (!asset.isCompressedOnTheFly()) {
            headers.putLength(representation.size());
        }
        response.end();
    }

    private void sendPart(Decision.Part part, Body.Sender sender) {
        if (sender.hasRanges()) {
            ByteRange range = part.range();
            headers.putPart(part.representation(), range);
            response.setStatusCode(206);
            send(sender, range.first(), range.last() + 1 - range.first());
        } else {
            decide(false);
        }
    }

    private void withSender(Representation representation, Consumer<Body.Sender> use) {
        Body.Sender sender = representation.body().sender();
        if (sender != null) {
            use.accept(sender);
            return;
        }
        Future<Body.@Nullable Sender> prepared = representation.body().prepare(rc.vertx()).otherwiseEmpty();
        Waiting.on(prepared, rc, ready -> {
            if (ready != null) {
                use.accept(ready);
            } else {
                sendError();
            }
        });
    }

    private void send(Body.Sender sender, long first, long length) {
        if (!(sender instanceof MemoryBody)) {
            headers.putLength(length);
        }
        sender.send(rc, first, length).onFailure(failure -> {
            if (failure instanceof NoSuchFileException && !response.headWritten()) {
                sendError(404);
            } else if (!response.headWritten()) {
                sendError();
            } else if (!response.reset()) {
                // don't let the client wait for the rest
                rc.request().connection().close();
            }
        });
    }

    /** The bytes could not be read; the next request tries again. */
    private void sendError() {
        sendError(500);
    }

    private void sendError(int status) {
        headers.removeBody();
        response.setStatusCode(status).end();
    }

    /** All values of a header, joined (RFC 9110, section 5.3). */
    private @Nullable String field(CharSequence name) {
        List<String> all = rc.request().headers().getAll(name);
        return switch (all.size()) {
            case 0 -> null;
            case 1 -> all.get(0);
            default -> String.join(",", all);
        };
    }
}
