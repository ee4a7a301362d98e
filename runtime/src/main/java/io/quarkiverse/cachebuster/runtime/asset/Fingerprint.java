package io.quarkiverse.cachebuster.runtime.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 (FIPS 180-4) of an asset's bytes, from which its cache id is taken.
 *
 * @param hex 64 lower-case hexadecimal characters
 */
public record Fingerprint(String hex) {

    /** Small enough that allocating it costs little beside the hashing of a small file. */
    private static final int BUFFER = 16 * 1024;

    /** The fingerprint of all bytes of a stream, which is closed. */
    public static Fingerprint of(InputStream stream) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (stream) {
            for (int read; (read = stream.read(buffer)) >= 0;) {
                digest.update(buffer, 0, read);
            }
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * The cache id for this fingerprint: its first characters or, with a salt, those of the SHA-256 of fingerprint and salt.
     *
     * @param length in characters, 1 to 64
     * @param salt empty for none
     */
    public String cacheId(int length, String salt) {
        if (salt.isEmpty()) {
            return hex.substring(0, length);
        }
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(hex));
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest()).substring(0, length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
