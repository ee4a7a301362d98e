package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Hashing;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;

/**
 * Loads an asset and its variants into memory or verified files. Everything is verified against the recorded hashes. Blocks.
 */
final class AssetLoader {

    private final StaticFiles files;
    private final Bodies bodies;
    private final HttpSettings settings;
    private final Warnings warnings;

    AssetLoader(StaticFiles files, Bodies bodies, HttpSettings settings, Warnings warnings) {
        this.files = files;
        this.bodies = bodies;
        this.settings = settings;
        this.warnings = warnings;
    }

    /**
     * @param content one of the asset's contents
     * @param generated whether the build has written it to a resource of its own
     * @param onFault notified when bytes that are not in memory can no longer be read
     * @return null if the file no longer exists
     */
    @Nullable
    StoredAsset load(Asset asset, Content content, boolean generated, Consumer<Throwable> onFault) throws IOException {
        List<URL> candidates = generated ? List.of(files.resource(content.resource())) : files.onClassPath(asset.path());
        if (candidates.isEmpty()) {
            warnings.missing(asset.path());
            return null;
        }
        Fingerprint fingerprint = content.fingerprint();
        Body body = firstVerified(candidates, fingerprint, content.size(), onFault);
        if (body != null) {
            List<Representation> variants = variants(asset, content, fingerprint.entityTag(settings.salt()), onFault);
            return stored(asset, content, new Loaded(true, fingerprint, content.size(), body), variants);
        }
        if (generated) {
            throw new IOException("the resource '" + content.resource() + "' differs from what the build wrote");
        }
        return stored(asset, content, foreign(asset, candidates.get(0), onFault), List.of());
    }

    private record Loaded(boolean verified, Fingerprint fingerprint, long size, Body body) {
    }

    private StoredAsset stored(Asset asset, Content content, Loaded identity, List<Representation> variants) {
        MediaType mediaType = MediaType.of(asset.path(), settings.compressedMediaTypes());
        String text = identity.fingerprint().entityTag(settings.salt());
        EntityTag entityTag = mediaType.compressedOnTheFly() && variants.isEmpty() ? EntityTag.weak(text)
                : EntityTag.strong(text);
        boolean varies = !content.variants().isEmpty() || mediaType.compressedOnTheFly();
        return new StoredAsset(asset, identity.verified(), varies, mediaType,
                Representation.identity(entityTag, identity.size(), identity.body()), variants);
    }

    /** Several jars may contain a file with this path; null if none of the files has the recorded bytes. */
    private @Nullable Body firstVerified(List<URL> candidates, Fingerprint fingerprint, long size, Consumer<Throwable> onFault)
            throws IOException {
        IOException failure = null;
        for (URL candidate : candidates) {
            try {
                Body body = bodies.of(new Source(() -> files.open(candidate), fingerprint, size), onFault);
                if (body != null) {
                    return body;
                }
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    /** Skips damaged variants. */
    private List<Representation> variants(Asset asset, Content content, String entityTag, Consumer<Throwable> onFault) {
        List<Representation> variants = new ArrayList<>();
        for (Variant variant : content.variants()) {
            String resource = content.resource(variant.coding());
            Source source = new Source(() -> files.open(files.resource(resource)), variant.fingerprint(), variant.size());
            try {
                Body body = bodies.of(source, onFault);
                if (body == null) {
                    throw source.wrongBytes();
                }
                variants.add(Representation.variant(variant.coding(), entityTag, variant.size(), body));
            } catch (IOException e) {
                warnings.damagedVariant(asset.path(), variant.coding().token(), e);
            }
        }
        return variants;
    }

    /** The file that Quarkus would send instead of the recorded asset. */
    private Loaded foreign(Asset asset, URL file, Consumer<Throwable> onFault) throws IOException {
        warnings.shadowed(asset.path(), file.toString());
        Hashing hashing = new Hashing();
        long size = 0;
        byte[] part = new byte[16 * 1024];
        try (InputStream stream = files.open(file)) {
            for (int read; (read = stream.read(part)) >= 0;) {
                hashing.add(part, 0, read);
                size += read;
            }
        }
        Fingerprint fingerprint = hashing.fingerprint();
        Source source = new Source(() -> files.open(file), fingerprint, size);
        return new Loaded(false, fingerprint, size, bodies.outsideMemory(source, onFault));
    }
}
