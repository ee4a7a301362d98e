package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * The assets that the build recorded. Each is loaded when it is asked for first, checked against its recorded fingerprint,
 * and kept in memory as long as there is room.
 */
final class RecordedAssetStore implements AssetStore {

    private static final Logger LOG = Logger.getLogger(RecordedAssetStore.class);
    private static final String SHADOWED = "'%s' is served from '%s', but the cache id is that of %s; caches are told to ask"
            + " each time";
    /** One asset may take this part of the memory, so that a video does not keep out all others. */
    private static final int LARGEST_PART = 8;

    private final AssetResolver assets;
    private final StaticFiles files;
    private final String salt;
    private final Set<String> compressedMediaTypes;
    private final long largest;
    private final AtomicLong free;
    private final Map<String, Future<@Nullable StoredAsset>> stored = new ConcurrentHashMap<>();

    RecordedAssetStore(AssetResolver assets, StaticFiles files, HttpSettings settings) {
        this.assets = assets;
        this.files = files;
        this.salt = settings.salt();
        this.compressedMediaTypes = settings.compressedMediaTypes();
        this.largest = settings.memoryLimit() / LARGEST_PART;
        this.free = new AtomicLong(settings.memoryLimit());
    }

    @Override
    public @Nullable Future<@Nullable StoredAsset> get(String path, Vertx vertx) {
        Future<@Nullable StoredAsset> known = stored.get(path);
        if (known != null) {
            return known;
        }
        Asset asset = assets.find(path);
        return asset == null ? null : stored.computeIfAbsent(asset.path(), key -> startLoading(asset, vertx));
    }

    @Override
    public boolean isGone(String path) {
        return false;
    }

    private Future<@Nullable StoredAsset> startLoading(Asset asset, Vertx vertx) {
        Promise<@Nullable StoredAsset> promise = Promise.promise();
        vertx.executeBlocking(() -> {
            StoredAsset loaded = load(asset);
            if (loaded.isForOnce()) {
                stored.remove(asset.path(), promise.future());
            }
            promise.complete(loaded);
            return null;
        }, false).onFailure(failure -> {
            LOG.errorf(failure, "Cannot load '%s'", asset.path());
            promise.tryComplete(stored(asset, false, notInMemory(asset), List.of()));
            // the next request tries again
            stored.remove(asset.path(), promise.future());
        });
        return promise.future();
    }

    private StoredAsset load(Asset asset) throws IOException {
        if (asset.isRewritten()) {
            return loadRewritten(asset);
        }
        URL file = files.find(asset.path());
        if (file == null) {
            LOG.warnf("'%s' was there when the application was built, but is not any more", asset.path());
            return stored(asset, false, notInMemory(asset), List.of());
        }
        if (asset.size() > largest || asset.size() > free.get()) {
            return stored(asset, isGenuine(asset, file, Fingerprint.of(file.openStream())), notInMemory(asset), List.of());
        }
        byte[] bytes;
        try (InputStream stream = file.openStream()) {
            bytes = stream.readAllBytes();
        }
        return isGenuine(asset, file, Fingerprint.of(bytes)) ? keep(asset, bytes)
                : stored(asset, false, notInMemory(asset), List.of());
    }

    /** These bytes are a resource of our own, so nobody else can send them if there is no room for them. */
    private StoredAsset loadRewritten(Asset asset) throws IOException {
        Path shadow = files.inWorkingDirectory(asset.path());
        if (shadow != null) {
            LOG.warnf(SHADOWED, asset.path(), shadow, "a file that was there when the application was built");
            return stored(asset, false, notInMemory(asset), List.of());
        }
        byte[] bytes = files.read(asset.content().resource());
        if (!Fingerprint.of(bytes).equals(asset.fingerprint())) {
            throw new IOException("the resource '" + asset.content().resource() + "' has other bytes than the build wrote");
        }
        StoredAsset kept = asset.size() > largest ? null : keep(asset, bytes);
        return kept != null && kept.identity().body() != null ? kept
                : stored(asset, true, Representation.once(bytes, entityTag(asset)), List.of());
    }

    private boolean isGenuine(Asset asset, URL file, Fingerprint fingerprint) throws IOException {
        if (fingerprint.equals(asset.fingerprint())) {
            return true;
        }
        URL hashed = files.find(asset.path(), asset.fingerprint());
        LOG.warnf(SHADOWED, asset.path(), file,
                hashed == null ? "a file that was there when the application was built" : "'" + hashed + "'");
        return false;
    }

    private StoredAsset keep(Asset asset, byte[] bytes) throws IOException {
        String entityTag = entityTag(asset);
        List<byte[]> all = new ArrayList<>(List.of(bytes));
        for (Variant variant : asset.content().variants()) {
            all.add(files.read(asset.content().resource(variant.coding())));
        }
        long size = all.stream().mapToLong(each -> each.length).sum();
        if (free.addAndGet(-size) < 0) {
            free.addAndGet(size);
            return stored(asset, true, notInMemory(asset), List.of());
        }
        try {
            List<Representation> variants = new ArrayList<>();
            for (int i = 1; i < all.size(); i++) {
                variants.add(Representation.variant(asset.content().variants().get(i - 1).coding(), all.get(i), entityTag));
            }
            variants.sort(Comparator.comparingLong(Representation::size));
            return stored(asset, true, Representation.identity(bytes, entityTag), List.copyOf(variants));
        } catch (OutOfMemoryError e) {
            // the JVM allows less memory outside of the heap than http.memory-limit
            free.addAndGet(size);
            return stored(asset, true, notInMemory(asset), List.of());
        }
    }

    private StoredAsset stored(Asset asset, boolean genuine, Representation identity, List<Representation> variants) {
        return new StoredAsset(asset, genuine, MediaType.of(asset.path(), compressedMediaTypes), identity, variants);
    }

    private Representation notInMemory(Asset asset) {
        return Representation.notInMemory(asset.size(), entityTag(asset));
    }

    private String entityTag(Asset asset) {
        return asset.fingerprint().entityTag(salt);
    }
}
