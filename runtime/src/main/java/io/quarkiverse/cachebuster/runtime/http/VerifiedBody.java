package io.quarkiverse.cachebuster.runtime.http;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Bytes that don't fit into memory. They are sent from a verified file or, if none can be written, streamed from their source
 * and verified on the way.
 */
final class VerifiedBody implements Body {

    private final Source source;
    private final VerifiedFiles files;
    private final Loads loads;
    private final Consumer<Throwable> onFault;

    /** @param onFault notified when the source cannot be read or has wrong bytes */
    VerifiedBody(Source source, VerifiedFiles files, Loads loads, Consumer<Throwable> onFault) {
        this.source = source;
        this.files = files;
        this.loads = loads;
        this.onFault = onFault;
    }

    @Override
    public @Nullable Sender sender() {
        String file = files.find(source.fingerprint());
        if (file != null) {
            return new FileBody(file);
        }
        return files.isUsable(source.size()) ? null : new Stream();
    }

    @Override
    public Future<Sender> prepare(Vertx vertx) {
        return loads.run(source.fingerprint(), this::write, vertx);
    }

    private Sender write() throws Exception {
        String written = files.find(source.fingerprint());
        try {
            return new FileBody(written != null ? written : files.write(source));
        } catch (VerifiedFiles.UnusableException e) {
            return new Stream();
        } catch (Exception e) {
            onFault.accept(e);
            throw e;
        }
    }

    @Override
    public boolean hasRanges() {
        return files.isUsable(source.size()) || files.find(source.fingerprint()) != null;
    }

    private final class Stream implements Sender {

        @Override
        public boolean hasRanges() {
            return false;
        }

        @Override
        public Future<Void> send(RoutingContext rc, long first, long length) {
            return new Streaming(rc, new VerifiedStream(source), onFault).send();
        }
    }
}
