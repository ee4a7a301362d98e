package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Hashing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Verifies the hash of a body while streaming it. The last chunk is held back until the hash is verified, so a wrong body is
 * never completed. Each response keeps only one chunk in memory.
 */
final class VerifiedStream {

    private static final Logger LOG = Logger.getLogger(VerifiedStream.class);
    private static final int CHUNK_SIZE = 64 * 1024;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Source source;
    private final Consumer<Throwable> onFault;
    private final Hashing hashing = new Hashing();
    private final Promise<Void> sent = Promise.promise();
    private @Nullable InputStream stream;
    private long left;

    /** @param onFault notified when the source cannot be read or has wrong bytes */
    VerifiedStream(RoutingContext rc, Source source, Consumer<Throwable> onFault) {
        this.vertx = rc.vertx();
        this.response = rc.response();
        this.source = source;
        this.onFault = onFault;
        this.left = source.size();
    }

    /** Must be called on the context of the response. */
    Future<Void> send() {
        next();
        return sent.future();
    }

    private void next() {
        vertx.executeBlocking(this::read, false).onComplete(read -> {
            if (read.failed()) {
                onFault.accept(read.cause());
                finish(read.cause());
            } else if (response.closed()) {
                finish(new IOException("the client has disconnected"));
            } else if (left == 0) {
                response.end(read.result()).onComplete(ended -> finish(ended.cause()));
            } else {
                response.write(read.result()).onSuccess(nothing -> next()).onFailure(this::finish);
            }
        });
    }

    /** Reads the next chunk; fails at the last one if any byte was wrong. */
    private Buffer read() throws IOException {
        InputStream open = stream;
        if (open == null) {
            open = source.open();
            stream = open;
        }
        byte[] part = open.readNBytes((int) Math.min(left, CHUNK_SIZE));
        hashing.add(part, 0, part.length);
        left -= part.length;
        if (left > 0 && part.length < CHUNK_SIZE
                || left == 0 && (open.read() >= 0 || !hashing.fingerprint().equals(source.fingerprint()))) {
            throw source.wrongBytes();
        }
        return Buffer.buffer(part);
    }

    private void finish(@Nullable Throwable failure) {
        try (InputStream open = stream) {
            if (failure == null) {
                sent.tryComplete();
            } else {
                sent.tryFail(failure);
            }
        } catch (IOException e) {
            LOG.debug("Cannot close a resource", e);
        }
    }
}
