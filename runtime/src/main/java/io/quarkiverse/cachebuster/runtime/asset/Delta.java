package io.quarkiverse.cachebuster.runtime.asset;

/**
 * The bytes of an asset, compressed relative to those that an earlier build served for the same path: Dictionary-Compressed
 * Brotli (RFC 9842, section 4).
 *
 * @param path the asset's canonical path
 * @param target the hash of the asset's bytes
 * @param dictionary the hash of the earlier bytes
 * @param fingerprint the hash of the delta
 * @param size of the delta in bytes
 */
public record Delta(String path, Fingerprint target, Fingerprint dictionary, Fingerprint fingerprint, long size) {

    /** The content coding (RFC 9842, section 6.1). */
    public static final String CODING = "dcb";

    /** The name of the resource that contains the delta. */
    public String resource() {
        return "META-INF/cache-buster/" + target.hex() + "." + dictionary.hex() + "." + CODING;
    }
}
