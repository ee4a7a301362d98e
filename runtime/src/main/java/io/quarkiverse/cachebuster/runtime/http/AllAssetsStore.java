package io.quarkiverse.cachebuster.runtime.http;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The application's own assets, which take precedence, and files that appear after the build.
 */
record AllAssetsStore(AssetStore own, LateAssetStore late) implements AssetStore {

    @Override
    public @Nullable Future<@Nullable StoredAsset> get(String path, Function<Asset, Content> choice, Vertx vertx) {
        Future<@Nullable StoredAsset> asset = own.get(path, choice, vertx);
        if (asset == null) {
            return late.get(path, choice, vertx);
        }
        if (!late.covers(path)) {
            return asset;
        }
        return asset.compose(stored -> stored != null ? Future.succeededFuture(stored) : late.get(path, choice, vertx));
    }

    @Override
    public Future<@Nullable StoredAsset> getEarlier(Asset asset, Vertx vertx) {
        return own.getEarlier(asset, vertx);
    }

    @Override
    public Future<@Nullable Representation> getDelta(Delta delta, Vertx vertx) {
        return own.getDelta(delta, vertx);
    }

    @Override
    public boolean isGone(String path) {
        return own.isGone(path);
    }

    @Override
    public void close() {
        own.close();
    }
}
