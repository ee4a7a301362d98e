package io.quarkiverse.cachebuster.runtime.asset;

/**
 * A compressed form of an asset's bytes.
 *
 * @param fingerprint of the compressed bytes
 * @param size of the compressed bytes
 */
public record Variant(ContentCoding coding, Fingerprint fingerprint, long size) {

    /** The variant with these compressed bytes. */
    public static Variant of(ContentCoding coding, byte[] compressed) {
        return new Variant(coding, Fingerprint.of(compressed), compressed.length);
    }
}
