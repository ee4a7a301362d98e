package io.quarkiverse.cachebuster.runtime.asset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The SHA-384 (FIPS 180-4) of an asset's bytes, by which a browser knows that it got what the page means (Subresource
 * Integrity). Its 384 bits are six numbers because there is one for each asset.
 */
public record Integrity(long first, long second, long third, long fourth, long fifth, long sixth) {

    /** The integrity of these bytes. */
    public static Integrity of(byte[] bytes) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return of(digest);
    }

    /** The integrity of the bytes that went into a {@link #digest}. */
    static Integrity of(MessageDigest digest) {
        return of(ByteBuffer.wrap(digest.digest()));
    }

    private static Integrity of(ByteBuffer bytes) {
        return new Integrity(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(),
                bytes.getLong());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-384");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-384", e);
        }
    }

    /** The integrity that was {@linkplain #encoded encoded}. */
    static Integrity decode(String encoded) {
        return of(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)));
    }

    /** 64 characters from which {@link #decode} makes an equal integrity. */
    String encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(48).putLong(first).putLong(second).putLong(third).putLong(fourth)
                .putLong(fifth).putLong(sixth);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** As the attribute {@code integrity} of HTML and the section of an import map have it: {@code sha384-…} (CSP 3, 2.3.1). */
    public String text() {
        return "sha384-" + encoded();
    }
}
