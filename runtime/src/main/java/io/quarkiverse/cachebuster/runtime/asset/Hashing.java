package io.quarkiverse.cachebuster.runtime.asset;

import java.security.MessageDigest;

/**
 * Computes the fingerprint of bytes that arrive in chunks.
 */
public final class Hashing {

    private final MessageDigest digest = Fingerprint.sha256();

    /** Adds the next chunk. */
    public void add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The fingerprint of everything added. Nothing may be added afterwards. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(digest);
    }
}
