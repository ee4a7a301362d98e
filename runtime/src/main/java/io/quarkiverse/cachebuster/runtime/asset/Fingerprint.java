package io.quarkiverse.cachebuster.runtime.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The SHA-256 hash (FIPS 180-4) of an asset's bytes, from which its cache id and entity tags are derived. Stored as four
 * longs to save memory, since every asset has one.
 */
public record Fingerprint(long first, long second, long third, long fourth) {

    /** The number of characters of {@link #encoded}. */
    static final int ENCODED_LENGTH = 43;

    /** Fits into the L1 cache; a larger one is slower. */
    private static final int MAX_BUFFER_SIZE = 8 * 1024;

    static Fingerprint of(MessageDigest digest) {
        return of(ByteBuffer.wrap(digest.digest()));
    }

    private static Fingerprint of(ByteBuffer bytes) {
        return new Fingerprint(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** The fingerprint of all bytes of a stream, which is closed. */
    public static Fingerprint of(InputStream stream) throws IOException {
        return of(stream, MAX_BUFFER_SIZE);
    }

    /** @param size the approximate number of bytes */
    static Fingerprint of(InputStream stream, long size) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[(int) Math.max(1, Math.min(size, MAX_BUFFER_SIZE))];
        try (stream) {
            for (int read; (read = stream.read(buffer)) >= 0;) {
                digest.update(buffer, 0, read);
            }
        }
        return of(digest);
    }

    /** The fingerprint of these bytes. */
    public static Fingerprint of(byte[] bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes);
        return of(digest);
    }

    /** The fingerprint that was {@linkplain #encoded encoded}. */
    static Fingerprint decode(String encoded) {
        return of(ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded)));
    }

    /** A short text from which {@link #decode} makes an equal fingerprint. */
    String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /**
     * The fingerprint with this {@link #hex}.
     *
     * @throws IllegalArgumentException if it isn't 64 hexadecimal characters
     */
    public static Fingerprint ofHex(String hex) {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("not a SHA-256 hash");
        }
        return of(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    /** 64 lower-case hexadecimal characters. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(32).putLong(first).putLong(second).putLong(third).putLong(fourth).array();
    }

    /**
     * The cache id for this fingerprint: its first digits or, with a salt, those of the SHA-256 of fingerprint and salt.
     *
     * @param length in hexadecimal digits, 1 to 64
     * @param salt empty for none
     */
    public String cacheId(int length, String salt) {
        return salted(salt).hex().substring(0, length);
    }

    /** The content of an entity tag: a cache id of 32 digits. */
    public String entityTag(String salt) {
        return cacheId(32, salt);
    }

    private Fingerprint salted(String salt) {
        if (salt.isEmpty()) {
            return this;
        }
        MessageDigest digest = sha256();
        digest.update(bytes());
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        return of(digest);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
