package io.quarkiverse.cachebuster.deployment;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Variant;

/**
 * A file of the published tree.
 *
 * @param file its name below the tree's root, with slashes
 * @param content the one of the asset's contents that it contains, or a variant of it
 * @param current whether its URL carries the asset's id
 * @param variant null for the uncompressed bytes
 */
record PublishedFile(String file, Asset asset, Content content, boolean current, @Nullable Variant variant) {

    static PublishedFile current(String path, Asset asset) {
        return new PublishedFile(path.substring(1), asset, asset.content(), true, null);
    }

    /** What a URL without an id sends. */
    static PublishedFile plain(Asset asset) {
        Content content = asset.sendsOwn() ? asset.ownContent() : asset.content();
        return new PublishedFile(asset.path().substring(1), asset, content, false, null);
    }

    /** The variant next to this file, under the name that {@code gzip_static} and {@code brotli_static} expect. */
    PublishedFile withVariant(Variant variant) {
        return new PublishedFile(file + suffix(variant.coding()), asset, content, current, variant);
    }

    static String suffix(ContentCoding coding) {
        return coding == ContentCoding.GZIP ? ".gz" : "." + coding.token();
    }

    /** The hash of its bytes. */
    Fingerprint fingerprint() {
        return variant == null ? content.fingerprint() : variant.fingerprint();
    }

    /** The number of its bytes. */
    long size() {
        return variant == null ? content.size() : variant.size();
    }
}
