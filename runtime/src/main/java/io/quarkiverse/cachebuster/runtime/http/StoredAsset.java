package io.quarkiverse.cachebuster.runtime.http;

import java.util.Comparator;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * An asset ready to be sent: everything that does not depend on the request.
 *
 * @param verified whether the bytes are those that were recorded
 * @param varies whether the response depends on what the client accepts; the same on every replica, even where a variant
 *        turned out to be damaged
 * @param identity the bytes as they are
 * @param variants compressed forms, the smallest first
 */
public record StoredAsset(Asset asset, boolean verified, boolean varies, MediaType mediaType, Representation identity,
        List<Representation> variants) {

    public StoredAsset {
        variants = variants.stream().sorted(Comparator.comparingLong(Representation::size)).toList();
    }

    /** Whether Quarkus compresses it each time, as we have nothing better. */
    boolean isCompressedOnTheFly() {
        return variants.isEmpty() && mediaType.compressedOnTheFly();
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
