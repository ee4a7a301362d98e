package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.live.LateFiles;
import io.quarkiverse.cachebuster.runtime.live.LocalFile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * Loads files that appear after the build. Since others may change them at any time, a URL with an id sends bytes that are
 * verified while they are sent. A plain URL sends whatever is in the file, with a weak entity tag, so that ranges work.
 */
final class LateAssetStore {

    private static final Logger LOG = Logger.getLogger(LateAssetStore.class);

    private final LateFiles files;
    private final HttpSettings settings;
    /** Limits how many files are hashed at the same time. */
    private final Loads loads = new Loads();

    LateAssetStore(LateFiles files, HttpSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    boolean covers(String path) {
        return files.covers(path);
    }

    /** @return null if no directory covers the path; otherwise a future whose result is null if there is no such file */
    @Nullable
    Future<@Nullable StoredAsset> get(String path, Function<Asset, Content> choice, Vertx vertx) {
        if (!files.covers(path)) {
            return null;
        }
        Promise<@Nullable StoredAsset> promise = Promise.promise();
        vertx.executeBlocking(() -> files.locate(path), false)
                .compose(file -> file == null ? Future.succeededFuture(null) : load(file, choice, vertx))
                .onSuccess(promise::complete)
                .onFailure(failure -> {
                    LOG.debugf(failure, "Cannot read '%s'", path);
                    promise.complete(null);
                });
        return promise.future();
    }

    private Future<@Nullable StoredAsset> load(LocalFile file, Function<Asset, Content> choice, Vertx vertx) {
        Asset known = files.known(file);
        if (known != null) {
            return Future.succeededFuture(stored(file, known, choice));
        }
        return loads.run(file, () -> hash(file), vertx)
                .map(asset -> asset == null ? changing(file) : stored(file, asset, choice));
    }

    /** Null if the file changes while it is being read. */
    private @Nullable Asset hash(LocalFile file) throws IOException {
        try {
            return files.hash(file);
        } catch (IOException e) {
            if (file.isUnchanged()) {
                throw e;
            }
            return null;
        }
    }

    private StoredAsset stored(LocalFile file, Asset asset, Function<Asset, Content> choice) {
        Content plain = Content.of(asset.fingerprint(), asset.size());
        String tag = asset.fingerprint().entityTag(settings.salt());
        // content and plain are equal, but not the same
        if (choice.apply(asset.withOwn(plain)) == plain) {
            return stored(file, asset, EntityTag.weak(tag), new LocalFileBody(file, null, failure -> {
            }));
        }
        EntityTag entityTag = mediaType(file).compressedOnTheFly() ? EntityTag.weak(tag) : EntityTag.strong(tag);
        return stored(file, asset, entityTag,
                new LocalFileBody(file, asset.fingerprint(), failure -> files.forget(file.path())));
    }

    private StoredAsset stored(LocalFile file, Asset asset, EntityTag entityTag, Body body) {
        MediaType mediaType = mediaType(file);
        return new StoredAsset(asset, entityTag.exists(), mediaType.compressedOnTheFly(), mediaType,
                Representation.identity(entityTag, asset.size(), body), List.of());
    }

    /** Without id and entity tag. */
    private StoredAsset changing(LocalFile file) {
        LocalFile current = files.locate(file.path());
        LocalFile sent = current == null ? file : current;
        Asset asset = Asset.of(file.path(), "", Content.of(Fingerprint.of(new byte[0]), sent.size()));
        return stored(sent, asset, EntityTag.NONE, new LocalFileBody(sent, null, failure -> {
        }));
    }

    private MediaType mediaType(LocalFile file) {
        MediaType type = MediaType.of(file.path(), settings.compressedMediaTypes());
        return file.upload() ? type.ofUpload() : type;
    }
}
