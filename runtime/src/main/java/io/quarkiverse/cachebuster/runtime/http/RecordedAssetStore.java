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
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
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
    private final Map<Key, Future<@Nullable StoredAsset>> stored = new ConcurrentHashMap<>();

    RecordedAssetStore(AssetResolver assets, StaticFiles files, HttpSettings settings) {
        this.assets = assets;
        this.files = files;
        this.salt = settings.salt();
        this.compressedMediaTypes = settings.compressedMediaTypes();
        this.largest = settings.memoryLimit() / LARGEST_PART;
        this.free = new AtomicLong(settings.memoryLimit());
    }

    @Override
    public @Nullable Future<@Nullable StoredAsset> get(String path, Function<Asset, Content> choice, Vertx vertx) {
        Asset asset = assets.find(path);
        if (asset == null) {
            return null;
        }
        Content content = choice.apply(asset);
        Key key = new Key(asset.path(), content == asset.own());
        Future<@Nullable StoredAsset> known = stored.get(key);
        return known != null ? known : stored.computeIfAbsent(key, absent -> startLoading(asset, content, key, vertx));
    }

    private record Key(String path, boolean own) {
    }

    @Override
    public boolean isGone(String path) {
        return false;
    }

    private Future<@Nullable StoredAsset> startLoading(Asset asset, Content content, Key key, Vertx vertx) {
        Promise<@Nullable StoredAsset> promise = Promise.promise();
        vertx.executeBlocking(() -> {
            StoredAsset loaded = load(asset, content);
            if (loaded.isForOnce()) {
                stored.remove(key, promise.future());
            }
            promise.complete(loaded);
            return null;
        }, false).onFailure(failure -> {
            LOG.errorf(failure, "Cannot load '%s'", asset.path());
            promise.tryComplete(notInMemory(asset, content, false));
            // the next request tries again
            stored.remove(key, promise.future());
        });
        return promise.future();
    }

    private StoredAsset load(Asset asset, Content content) throws IOException {
        if (asset.isRewritten() && content != asset.own()) {
            return loadRewritten(asset, content);
        }
        URL file = files.find(asset.path());
        if (file == null) {
            LOG.warnf("'%s' was there when the application was built, but is not any more", asset.path());
            return notInMemory(asset, content, false);
        }
        if (content.size() > largest || content.size() > free.get()) {
            return notInMemory(asset, content, isGenuine(asset, content, file, Fingerprint.of(file.openStream())));
        }
        byte[] bytes;
        try (InputStream stream = file.openStream()) {
            bytes = stream.readAllBytes();
        }
        return isGenuine(asset, content, file, Fingerprint.of(bytes)) ? keep(asset, content, bytes)
                : notInMemory(asset, content, false);
    }

    /** These bytes are a resource of our own, so nobody else can send them if there is no room for them. */
    private StoredAsset loadRewritten(Asset asset, Content content) throws IOException {
        Path shadow = files.inWorkingDirectory(asset.path());
        if (shadow != null) {
            LOG.warnf(SHADOWED, asset.path(), shadow, "a file that was there when the application was built");
            return notInMemory(asset, content, false);
        }
        byte[] bytes = files.read(content.resource());
        if (!Fingerprint.of(bytes).equals(content.fingerprint())) {
            throw new IOException("the resource '" + content.resource() + "' has other bytes than the build wrote");
        }
        StoredAsset kept = content.size() > largest ? null : keep(asset, content, bytes);
        return kept != null && kept.identity().body() != null ? kept
                : stored(asset, content, Representation.once(bytes, entityTag(content)), List.of());
    }

    private boolean isGenuine(Asset asset, Content content, URL file, Fingerprint fingerprint) throws IOException {
        if (fingerprint.equals(content.fingerprint())) {
            return true;
        }
        URL hashed = files.find(asset.path(), content.fingerprint());
        LOG.warnf(SHADOWED, asset.path(), file,
                hashed == null ? "a file that was there when the application was built" : "'" + hashed + "'");
        return false;
    }

    private StoredAsset keep(Asset asset, Content content, byte[] bytes) throws IOException {
        String entityTag = entityTag(content);
        List<byte[]> all = new ArrayList<>(List.of(bytes));
        for (Variant variant : content.variants()) {
            all.add(files.read(content.resource(variant.coding())));
        }
        long size = all.stream().mapToLong(each -> each.length).sum();
        if (free.addAndGet(-size) < 0) {
            free.addAndGet(size);
            return notInMemory(asset, content, true);
        }
        try {
            List<Representation> variants = new ArrayList<>();
            for (int i = 1; i < all.size(); i++) {
                variants.add(Representation.variant(content.variants().get(i - 1).coding(), all.get(i), entityTag));
            }
            variants.sort(Comparator.comparingLong(Representation::size));
            return stored(asset, content, Representation.identity(bytes, entityTag), List.copyOf(variants));
        } catch (OutOfMemoryError e) {
            // the JVM allows less memory outside of the heap than http.memory-limit
            free.addAndGet(size);
            return notInMemory(asset, content, true);
        }
    }

    private StoredAsset stored(Asset asset, Content content, Representation identity, List<Representation> variants) {
        return new StoredAsset(asset, content, true, MediaType.of(asset.path(), compressedMediaTypes), identity, variants);
    }

    private StoredAsset notInMemory(Asset asset, Content content, boolean genuine) {
        return new StoredAsset(asset, content, genuine, MediaType.of(asset.path(), compressedMediaTypes),
                Representation.notInMemory(content.size(), entityTag(content)), List.of());
    }

    private String entityTag(Content content) {
        return content.fingerprint().entityTag(salt);
    }
}
