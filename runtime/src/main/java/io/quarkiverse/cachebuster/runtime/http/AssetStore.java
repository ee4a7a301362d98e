package io.quarkiverse.cachebuster.runtime.http;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.live.LiveSite;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Gets assets ready to be sent.
 */
public interface AssetStore extends AutoCloseable {

    /** The assets as the build recorded them. */
    static AssetStore recorded(AssetResolver assets, StaticFiles files, HttpSettings settings) {
        return new RecordedAssetStore(assets, files, VerifiedFiles.inTemporaryDirectory(), settings);
    }

    /** The assets as they are on disk right now. */
    static AssetStore live(LiveSite site, HttpSettings settings) {
        return new LiveAssetStore(site, settings);
    }

    /**
     * Never blocks.
     *
     * @param path a canonical path
     * @param choice picks the content to send: {@link Asset#content} or {@link Asset#own}
     * @return null if no asset has this path; else a future that has no context, and that has null if after all there is no
     *         such asset
     */
    @Nullable
    Future<@Nullable StoredAsset> get(String path, Function<Asset, Content> choice, Vertx vertx);

    /**
     * Whether a path for which there is no asset had one a moment ago. Then Quarkus' own handler may still have the file in
     * a cache.
     */
    boolean isGone(String path);

    /** Deletes what was written to disk. To be called when the application ends. */
    @Override
    void close();
}
