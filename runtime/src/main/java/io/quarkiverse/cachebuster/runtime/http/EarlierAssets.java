package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Finds what earlier builds served, for pages that were opened before the deployment.
 */
public final class EarlierAssets {

    private final AssetResolver current;
    private final HistoryIndex index;
    private final boolean hashedNames;
    private final boolean deltas;

    /** @param current the assets of this build */
    public EarlierAssets(AssetResolver current, StaticFiles files, RecordedHistory recorded) {
        this.current = current;
        this.index = new HistoryIndex(files, recorded.fingerprint());
        this.hashedNames = recorded.hashedNames();
        this.deltas = recorded.deltas();
    }

    /** Whether this build or a later one can have deltas against earlier assets. */
    boolean deltas() {
        return deltas;
    }

    /** Whether a request can be for an earlier asset. Most can't, and then {@link #history} need not be read. */
    boolean mayHave(String path, UrlIds ids) {
        if (!index.exists() || ids.isEmpty() && !hashedNames) {
            return false;
        }
        Asset asset = current.find(path);
        return ids.hasOtherThan(asset == null ? null : asset.cacheId())
                || asset == null && hashedNames && path.indexOf('.', path.lastIndexOf('/')) >= 0;
    }

    /** Whether a file name with this id can be an earlier asset's. */
    boolean mayHave(String path, String cacheId) {
        if (!index.exists()) {
            return false;
        }
        Asset asset = current.find(path);
        return asset == null || !asset.cacheId().equals(cacheId);
    }

    /** What earlier builds served; read by the first call. The future never fails and has no context. */
    Future<AssetHistory> history(Vertx vertx) {
        return index.get(vertx);
    }

    /** The asset of an earlier build that a URL stands for; null if it stands for a current one or for nothing. */
    @Nullable
    Asset find(RequestedUrl url) {
        return url.earlier(current.find(url.path()));
    }
}
