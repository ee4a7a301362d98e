package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.live.LiveFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveSite;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * Reads assets from disk on each request, for dev mode. Entity tags always match the bytes sent.
 */
final class LiveAssetStore implements AssetStore {

    private static final Logger LOG = Logger.getLogger(LiveAssetStore.class);

    private final LiveSite site;
    private final LiveFiles assets;
    private final HttpSettings settings;

    LiveAssetStore(LiveSite site, HttpSettings settings) {
        this.site = site;
        this.assets = site.files();
        this.settings = settings;
    }

    @Override
    public Future<@Nullable StoredAsset> get(String path, Function<Asset, Content> choice, Vertx vertx) {
        Promise<@Nullable StoredAsset> promise = Promise.promise();
        vertx.executeBlocking(() -> {
            promise.complete(load(path, choice));
            return null;
        }, false).onFailure(failure -> {
            if (!(failure instanceof NoSuchFileException)) {
                LOG.errorf(failure, "Cannot read the static resource '%s'", path);
            }
            promise.tryComplete(null);
        });
        return promise.future();
    }

    @Override
    public Future<@Nullable StoredAsset> getEarlier(Asset asset, Vertx vertx) {
        throw new UnsupportedOperationException("dev mode has no earlier builds");
    }

    @Override
    public Future<@Nullable Representation> getDelta(Delta delta, Vertx vertx) {
        throw new UnsupportedOperationException("dev mode has no earlier builds");
    }

    @Override
    public boolean isGone(String path) {
        return assets.isGone(path);
    }

    @Override
    public void close() {
        // nothing is kept
    }

    private @Nullable StoredAsset load(String path, Function<Asset, Content> choice) throws IOException {
        if (site.isRewritten(path)) {
            ServedDocument sheet = site.document(path);
            if (sheet == null) {
                return null;
            }
            Content content = choice.apply(sheet.asset());
            return stored(sheet.asset(), content, content == sheet.asset().own() ? sheet.own() : sheet.bytes());
        }
        Path file = assets.file(path);
        if (file != null && Files.size(file) <= settings.memoryLimit()) {
            byte[] bytes = Files.readAllBytes(file);
            Asset asset = assets.asset(path, bytes);
            return stored(asset, asset.content(), bytes);
        }
        Asset asset = assets.find(path);
        if (asset == null) {
            return null;
        }
        return file == null ? inJar(asset) : large(asset, file);
    }

    /** Quarkus' own handler fails once for a file inside a jar after any other file has been added. */
    private @Nullable StoredAsset inJar(Asset asset) {
        byte[] bytes = assets.read(asset.path());
        return bytes == null ? null : stored(asset, asset.content(), bytes);
    }

    /** Has no entity tag, since the file may change while it is being sent. */
    private StoredAsset large(Asset asset, Path file) throws IOException {
        return stored(asset, Representation.identity(EntityTag.NONE, Files.size(file),
                new FileBody(file.toAbsolutePath().toString())));
    }

    private StoredAsset stored(Asset asset, Content content, byte[] bytes) {
        String text = content.fingerprint().entityTag(settings.salt());
        EntityTag entityTag = mediaType(asset).compressedOnTheFly() ? EntityTag.weak(text) : EntityTag.strong(text);
        return stored(asset, Representation.identity(entityTag, bytes.length, MemoryBody.heap(bytes)));
    }

    private StoredAsset stored(Asset asset, Representation identity) {
        MediaType mediaType = mediaType(asset);
        return new StoredAsset(asset, true, mediaType.compressedOnTheFly(), mediaType, identity, List.of());
    }

    private MediaType mediaType(Asset asset) {
        return MediaType.of(asset.path(), settings.compressedMediaTypes());
    }
}
