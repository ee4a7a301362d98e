package io.quarkiverse.cachebuster.runtime.asset;

import java.security.MessageDigest;

/**
 * The fingerprint of bytes that come in parts.
 */
public final class Hashing {

    private final MessageDigest digest = Fingerprint.sha256();

    /** The next part. */
    public void add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The fingerprint of all parts. Nothing may be added afterwards. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(digest);
    }
}
