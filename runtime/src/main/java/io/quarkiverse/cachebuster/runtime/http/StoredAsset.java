package io.quarkiverse.cachebuster.runtime.http;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;

/**
 * An asset ready to be sent: everything that does not depend on the request.
 *
 * @param content which of the asset's contents this is
 * @param genuine whether the bytes that will be sent are those that were hashed
 * @param identity the bytes as they are
 * @param variants compressed forms, the smallest first
 */
public record StoredAsset(Asset asset, Content content, boolean genuine, MediaType mediaType, Representation identity,
        List<Representation> variants) {

    /** Whether the response depends on what the client accepts. */
    boolean varies() {
        return !content.variants().isEmpty() || mediaType.compressedOnTheFly();
    }

    /** Whether Quarkus compresses it each time, as we have nothing better. */
    boolean isCompressedOnTheFly() {
        return variants.isEmpty() && mediaType.compressedOnTheFly();
    }

    /** Whether there was no room to keep it, though nobody else can send it. */
    boolean isForOnce() {
        return asset.isRewritten() && content != asset.own() && genuine && !identity.kept();
    }

    /** The smallest representation that the client accepts; the identity if it accepts none. */
    Representation select(AcceptEncoding accept) {
        for (Representation variant : variants) {
            if (variant.coding() != null && accept.accepts(variant.coding())) {
                return variant;
            }
        }
        return identity;
    }
}
