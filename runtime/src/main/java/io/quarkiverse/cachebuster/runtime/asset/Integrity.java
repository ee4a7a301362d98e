package io.quarkiverse.cachebuster.runtime.asset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The SHA-384 hash (FIPS 180-4) of an asset's bytes, with which browsers verify what they received (Subresource Integrity).
 *
 * @param base64 64 characters
 */
public record Integrity(String base64) {

    /** The integrity of these bytes. */
    public static Integrity of(byte[] bytes) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return of(digest);
    }

    /** The integrity of the bytes added to a {@link #digest}. */
    static Integrity of(MessageDigest digest) {
        return new Integrity(Base64.getEncoder().encodeToString(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-384");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-384 is not available", e);
        }
    }

    /** The value for {@code integrity} attributes and import maps: {@code sha384-…} (CSP 3, section 2.3.1). */
    public String text() {
        return "sha384-" + base64;
    }
}
