package io.quarkiverse.cachebuster.runtime.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Loads the assets recorded by the build, each on its first request, and verifies them against the recorded hashes.
 */
final class RecordedAssetStore implements AssetStore {

    /**
     * @param own whether it is for the bytes of the file, if those sent under the id differ
     * @param earlier the id of an earlier build; null for this build
     */
    private record Key(String path, boolean own, @Nullable String earlier) {

        /** Whether it is for the bytes that this build sends under the id. */
        boolean isCurrent() {
            return !own && earlier == null;
        }
    }

    private final AssetResolver assets;
    private final StaticFiles files;
    private final VerifiedFiles copies;
    private final HttpSettings settings;
    private final long memoryLimit;
    private final Loads loads = new Loads();
    /**
     * The current bytes by path, which most requests are for. Succeeded futures, since they have no lock that event loops
     * could contend for.
     */
    private final Map<String, Future<StoredAsset>> current = new ConcurrentHashMap<>();
    /** All others. */
    private final Map<Key, Future<StoredAsset>> others = new ConcurrentHashMap<>();
    private final Warnings warnings = new Warnings();
    private final LoadedDeltas deltas;
    private @Nullable Bodies bodies;

    RecordedAssetStore(AssetResolver assets, StaticFiles files, VerifiedFiles copies, HttpSettings settings) {
        this.assets = assets;
        this.files = files;
        this.copies = copies;
        this.settings = settings;
        this.deltas = new LoadedDeltas(files, settings.salt(), () -> bodies().unreserved(), warnings);
        this.memoryLimit = MemoryBudget.limit(settings.memoryLimit());
    }

    @Override
    public @Nullable Future<@Nullable StoredAsset> get(String path, Function<Asset, Content> choice, Vertx vertx) {
        Future<StoredAsset> known = current.get(path);
        Asset asset = known != null ? known.result().asset() : assets.find(path);
        if (asset == null) {
            return null;
        }
        Content content = choice.apply(asset);
        boolean own = content == asset.own();
        if (known != null && !own && files.inWorkingDirectory(path) == null) {
            return known;
        }
        return get(asset, content, new Key(asset.path(), own, null), vertx);
    }

    @Override
    public Future<@Nullable StoredAsset> getEarlier(Asset asset, Vertx vertx) {
        return get(asset, asset.content(), new Key(asset.path(), false, asset.cacheId()), vertx);
    }

    private Future<@Nullable StoredAsset> get(Asset asset, Content content, Key key, Vertx vertx) {
        Path override = files.inWorkingDirectory(asset.path());
        if (override != null) {
            return Future.succeededFuture(overridden(asset, override));
        }
        Future<StoredAsset> known = known(key);
        return known != null ? known
                : loads.run(key, () -> load(asset, content, key), vertx).otherwise(failure -> {
                    warnings.fault(asset.path(), failure);
                    return unavailable(asset);
                });
    }

    @Override
    public Future<@Nullable Representation> getDelta(Delta delta, Vertx vertx) {
        return deltas.get(delta, vertx);
    }

    @Override
    public boolean isGone(String path) {
        return false;
    }

    @Override
    public void close() {
        copies.close();
    }

    private @Nullable StoredAsset load(Asset asset, Content content, Key key) throws Exception {
        Future<StoredAsset> known = known(key);
        if (known != null) {
            return known.result();
        }
        Bodies bodies = key.earlier() == null ? bodies() : bodies().unreserved();
        boolean generated = key.earlier() != null || asset.isRewritten() && !key.own();
        StoredAsset loaded = new AssetLoader(files, bodies, settings, warnings).load(asset, content, generated, fault -> {
            forget(key, bodies);
            warnings.fault(asset.path(), fault);
        });
        if (loaded != null) {
            warnings.recovered(asset.path());
            if (key.isCurrent()) {
                current.put(key.path(), Future.succeededFuture(loaded));
            } else {
                others.put(key, Future.succeededFuture(loaded));
            }
        }
        return loaded;
    }

    /** Created by the first load, since computing the budget involves all assets. */
    private synchronized Bodies bodies() {
        Bodies existing = bodies;
        if (existing == null) {
            MemoryBudget budget = MemoryBudget.of(memoryLimit, assets.paths().stream().map(assets::find).toList());
            existing = new Bodies(budget, copies, loads);
            bodies = existing;
        }
        return existing;
    }

    private @Nullable Future<StoredAsset> known(Key key) {
        return key.isCurrent() ? current.get(key.path()) : others.get(key);
    }

    /** Makes the next request load the asset again. */
    private void forget(Key key, Bodies bodies) {
        Future<StoredAsset> known = key.isCurrent() ? current.remove(key.path()) : others.remove(key);
        if (known != null) {
            StoredAsset asset = known.result();
            bodies.release(asset.identity());
            asset.variants().forEach(bodies::release);
        }
    }

    private StoredAsset overridden(Asset asset, Path file) {
        String absolute = file.toAbsolutePath().normalize().toString();
        warnings.shadowed(asset.path(), absolute);
        return unverified(asset, file.toFile().length(), new FileBody(absolute));
    }

    private StoredAsset unavailable(Asset asset) {
        return unverified(asset, 0, UnavailableBody.INSTANCE);
    }

    private StoredAsset unverified(Asset asset, long size, Body body) {
        MediaType mediaType = MediaType.of(asset.path(), settings.compressedMediaTypes());
        return new StoredAsset(asset, false, mediaType.compressedOnTheFly(), mediaType,
                Representation.identity(EntityTag.NONE, size, body), List.of());
    }
}
