package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Reads the history among the application's resources, once. If it is damaged, there is none.
 */
final class HistoryIndex {

    private static final Logger LOG = Logger.getLogger(HistoryIndex.class);
    private static final Future<AssetHistory> NONE = Future.succeededFuture(AssetHistory.NONE);

    private final StaticFiles files;
    private final @Nullable String fingerprint;
    private final Loads loads = new Loads();
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
        return known != null ? known : loads.run(this, this::load, vertx).otherwise(AssetHistory.NONE);
    }

    private AssetHistory load() {
        Future<AssetHistory> known = loaded;
        if (known == null) {
            known = Future.succeededFuture(read());
            loaded = known;
        }
        return known.result();
    }

    private AssetHistory read() {
        try (InputStream stream = files.open(files.resource(AssetHistory.RESOURCE))) {
            byte[] packed = stream.readAllBytes();
            if (!Fingerprint.of(packed).hex().equals(fingerprint)) {
                throw new IOException("the resource '" + AssetHistory.RESOURCE + "' differs from what the build wrote");
            }
            return AssetHistory.unpack(packed);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("Cannot serve files of earlier builds: %s", e.getMessage());
            return AssetHistory.NONE;
        }
    }
}
