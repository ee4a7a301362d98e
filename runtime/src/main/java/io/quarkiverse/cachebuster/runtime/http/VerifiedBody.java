package io.quarkiverse.cachebuster.runtime.http;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
            return new Copy(new FileBody(file));
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
            return new Copy(new FileBody(written != null ? written : files.write(source)));
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

    /** A verified copy. A cleanup of the temporary directory may delete it before it is opened. */
    private final class Copy implements Sender {

        private final FileBody file;

        Copy(FileBody file) {
            this.file = file;
        }

        @Override
        public boolean hasRanges() {
            return true;
        }

        @Override
        public Future<Void> send(RoutingContext rc, long first, long length) {
            return file.send(rc, first, length).recover(failure -> rc.response().headWritten() ? Future.failedFuture(failure)
                    : sendAnother(rc, first, length, failure));
        }

        /** At most once: if the new copy is gone as well, the client gets an error. */
        private Future<Void> sendAnother(RoutingContext rc, long first, long length, Throwable failure) {
            Promise<Void> sent = Promise.promise();
            Context context = rc.vertx().getOrCreateContext();
            prepare(rc.vertx()).onComplete(another -> context.runOnContext(nothing -> {
                if (another.result() instanceof Copy copy && !rc.response().closed() && !rc.response().headWritten()) {
                    copy.file.send(rc, first, length).onComplete(sent);
                } else {
                    sent.fail(failure);
                }
            }));
            return sent.future();
        }
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
