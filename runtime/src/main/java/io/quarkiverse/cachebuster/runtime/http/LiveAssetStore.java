package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.live.LiveFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveSite;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * The assets as they are on disk now, read each time: the entity tag is always that of the bytes sent.
 */
final class LiveAssetStore implements AssetStore {

    private final LiveSite sheets;
    private final LiveFiles assets;
    private final HttpSettings settings;

    LiveAssetStore(LiveSite sheets, HttpSettings settings) {
        this.sheets = sheets;
        this.assets = sheets.files();
        this.settings = settings;
    }

    @Override
    public Future<@Nullable StoredAsset> get(String path, Function<Asset, Content> choice, Vertx vertx) {
        Promise<@Nullable StoredAsset> promise = Promise.promise();
        vertx.executeBlocking(() -> {
            promise.complete(load(path, choice));
            return null;
        }, false).onFailure(promise::tryFail);
        return promise.future();
    }

    @Override
    public boolean isGone(String path) {
        return assets.isGone(path);
    }

    private @Nullable StoredAsset load(String path, Function<Asset, Content> choice) throws IOException {
        if (sheets.isRewritten(path)) {
            ServedDocument sheet = sheets.document(path);
            if (sheet == null) {
                return null;
            }
            Content content = choice.apply(sheet.asset());
            return stored(sheet.asset(), content,
                    Representation.once(content == sheet.asset().own() ? sheet.own() : sheet.bytes(), entityTag(content)));
        }
        Path file = assets.file(path);
        if (file != null && Files.size(file) <= settings.memoryLimit()) {
            byte[] bytes = Files.readAllBytes(file);
            Asset asset = assets.asset(path, bytes);
            return stored(asset, asset.content(), Representation.once(bytes, entityTag(asset.content())));
        }
        Asset asset = assets.find(path);
        if (asset == null) {
            return null;
        }
        return stored(asset, asset.content(), file == null ? inJar(asset)
                : Representation.notInMemory(asset.size(), entityTag(asset.content())));
    }

    /** Not by Quarkus' own handler: it fails once with a file of a jar after another file has been added anywhere. */
    private Representation inJar(Asset asset) {
        byte[] bytes = asset.size() > settings.memoryLimit() ? null : assets.read(asset.path());
        return bytes == null ? Representation.notInMemory(asset.size(), entityTag(asset.content()))
                : Representation.once(bytes, entityTag(asset.content()));
    }

    private String entityTag(Content content) {
        return content.fingerprint().entityTag(settings.salt());
    }

    private StoredAsset stored(Asset asset, Content content, Representation identity) {
        return new StoredAsset(asset, content, true, MediaType.of(asset.path(), settings.compressedMediaTypes()), identity,
                List.of());
    }
}
