package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Reads the history among the application's resources, once. While it can't be read, there is none.
 */
final class HistoryIndex {

    private static final Logger LOG = Logger.getLogger(HistoryIndex.class);
    private static final Future<AssetHistory> NONE = Future.succeededFuture(AssetHistory.NONE);

    private final StaticFiles files;
    private final @Nullable String fingerprint;
    private final Loads loads = new Loads();
    private final AtomicBoolean warned = new AtomicBoolean();
    /** A succeeded future, since it has no lock that event loops could contend for. */
    private volatile @Nullable Future<AssetHistory> loaded;

    /** @param fingerprint in hexadecimal digits; null if there is no history */
    HistoryIndex(StaticFiles files, @Nullable String fingerprint) {
        this.files = files;
        this.fingerprint = fingerprint;
    }

    /** Whether the build recorded a history. */
    boolean exists() {
        return fingerprint != null;
    }

    /** The history; never fails. The future has no context. */
    Future<AssetHistory> get(Vertx vertx) {
        if (fingerprint == null) {
            return NONE;
        }
        Future<AssetHistory> known = loaded;
        return known != null ? known : loads.run(this, this::load, vertx).otherwise(this::warn);
    }

    private AssetHistory load() throws IOException {
        Future<AssetHistory> known = loaded;
        if (known == null) {
            known = Future.succeededFuture(read());
            loaded = known;
        }
        return known.result();
    }

    private AssetHistory read() throws IOException {
        try (InputStream stream = files.open(files.resource(AssetHistory.RESOURCE))) {
            byte[] packed = stream.readAllBytes();
            if (!Fingerprint.of(packed).hex().equals(fingerprint)) {
                throw new IOException("the resource '" + AssetHistory.RESOURCE + "' differs from what the build wrote");
            }
            return AssetHistory.unpack(packed);
        }
    }

    /** The next request tries again: the process may just have had too many open files. */
    private AssetHistory warn(Throwable failure) {
        if (warned.compareAndSet(false, true)) {
            LOG.warnf("Cannot serve files of earlier builds; retrying on each request without logging further"
                    + " failures: %s", failure.getMessage());
        }
        return AssetHistory.NONE;
    }
}
