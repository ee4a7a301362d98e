package io.quarkiverse.cachebuster.runtime.http;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.live.LocalFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * The bytes of a file that others may change at any time. It is not sent by its name, since that may meanwhile belong to
 * another file.
 *
 * @param fingerprint the hash that the bytes are verified against while they are sent; null to send any
 * @param onFault notified when the file cannot be read or has changed
 */
record LocalFileBody(LocalFile file, @Nullable Fingerprint fingerprint, Consumer<Throwable> onFault)
        implements
            Body,
            Body.Sender {

    @Override
    public Sender sender() {
        return this;
    }

    @Override
    public Future<Sender> prepare(Vertx vertx) {
        return Future.succeededFuture(this);
    }

    /** Only the whole file can be verified. */
    @Override
    public boolean hasRanges() {
        return fingerprint == null;
    }

    @Override
    public Future<Void> send(RoutingContext rc, long first, long length) {
        return new Streaming(rc, new LocalFileChunks(file, fingerprint, first, length), onFault).send();
    }
}
