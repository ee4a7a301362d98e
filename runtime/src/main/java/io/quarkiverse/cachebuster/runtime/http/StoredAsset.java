package io.quarkiverse.cachebuster.runtime.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * An asset ready to be sent, with everything that doesn't depend on the request.
 *
 * @param verified whether the bytes are those that the cache id was computed from
 * @param varies whether the response depends on {@code Accept-Encoding}; the same on every replica, even if a variant is
 *        damaged
 * @param identity the uncompressed bytes
 * @param variants the compressed forms, smallest first
 */
public record StoredAsset(Asset asset, boolean verified, boolean varies, MediaType mediaType, Representation identity,
        List<Representation> variants) {

    public StoredAsset {
        variants = variants.stream().sorted(Comparator.comparingLong(Representation::size)).toList();
    }

    /** The same asset for a client that has the dictionary of this delta. */
    StoredAsset withDelta(Representation delta) {
        List<Representation> all = new ArrayList<>(variants);
        all.add(delta);
        return new StoredAsset(asset, verified, varies, mediaType, identity, all);
    }

    /** Whether Quarkus compresses each response, for lack of variants. */
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
