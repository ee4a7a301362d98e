package io.quarkiverse.cachebuster.runtime.asset;

import java.util.List;

/**
 * A static file that the application serves.
 *
 * @param path its canonical path, see {@link AssetPath}
 * @param cacheId the short hash of its bytes
 * @param fingerprint the hash of its bytes
 * @param size in bytes
 * @param variants the codings in which the build has compressed it
 */
public record Asset(String path, String cacheId, Fingerprint fingerprint, long size, List<ContentCoding> variants) {

    /** The name of the resource that holds the variant in this coding. */
    public String variantResource(ContentCoding coding) {
        return "META-INF/cache-buster/" + fingerprint.hex() + "." + coding.token();
    }

    /** The same asset with these variants. */
    public Asset withVariants(List<ContentCoding> variants) {
        return new Asset(path, cacheId, fingerprint, size, variants);
    }
}
