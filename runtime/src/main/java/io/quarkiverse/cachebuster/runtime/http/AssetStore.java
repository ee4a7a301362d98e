package io.quarkiverse.cachebuster.runtime.http;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.live.LateFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveSite;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Loads assets so that they can be sent.
 */
public interface AssetStore extends AutoCloseable {

    /** The assets recorded by the build. */
    static AssetStore recorded(AssetResolver assets, StaticFiles files, HttpSettings settings) {
        return new RecordedAssetStore(assets, files, VerifiedFiles.inTemporaryDirectory(), settings);
    }

    /** The assets as they are on disk right now. */
    static AssetStore live(LiveSite site, HttpSettings settings) {
        return new LiveAssetStore(site, settings);
    }

    /** The assets of a store, which take precedence, and files that appear after the build. */
    static AssetStore withLateFiles(AssetStore assets, LateFiles late, HttpSettings settings) {
        return new AllAssetsStore(assets, new LateAssetStore(late, settings));
    }

    /**
     * Returns an asset. Never blocks.
     *
     * @param path a canonical path
     * @param choice selects the content to send: {@link Asset#content} or {@link Asset#ownContent}
     * @return null if there is no asset with this path; otherwise a future without a context, whose result is null if the
     *         asset no longer exists
     */
    @Nullable
    Future<@Nullable StoredAsset> get(String path, Function<Asset, Content> choice, Vertx vertx);

    /**
     * Returns an asset of an earlier build. Never blocks.
     *
     * @return a future without a context
     */
    Future<@Nullable StoredAsset> getEarlier(Asset asset, Vertx vertx);

    /**
     * Returns a delta for a current asset. Never blocks.
     *
     * @return a future without a context, whose result is null if the delta is damaged
     */
    Future<@Nullable Representation> getDelta(Delta delta, Vertx vertx);

    /**
     * Whether the asset with this path has just been deleted, so that Quarkus' own handler may still have it in a cache.
     */
    boolean isGone(String path);

    /** Deletes all files written. Called on shutdown. */
    @Override
    void close();
}
