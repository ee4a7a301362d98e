package io.quarkiverse.cachebuster.runtime.asset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The value of an {@code integrity} attribute (Subresource Integrity, section 3.3).
 */
public final class IntegrityMetadata {

    /** From the weakest to the strongest. */
    private static final List<String> ALGORITHMS = List.of("sha256", "sha384", "sha512");

    private final int strongest;
    private final List<byte[]> digests;

    private IntegrityMetadata(int strongest, List<byte[]> digests) {
        this.strongest = strongest;
        this.digests = digests;
    }

    /** Keeps the hashes of the strongest algorithm; browsers ignore all others. Never fails. */
    public static IntegrityMetadata parse(String value) {
        int strongest = -1;
        List<byte[]> digests = new ArrayList<>();
        for (String token : value.split("[\\t\\n\\f\\r ]+")) {
            int dash = token.indexOf('-');
            int algorithm = dash < 0 ? -1 : ALGORITHMS.indexOf(token.substring(0, dash).toLowerCase(Locale.ROOT));
            byte[] digest = algorithm < strongest || algorithm < 0 ? null : decoded(token.substring(dash + 1));
            if (digest == null) {
                continue;
            }
            if (algorithm > strongest) {
                strongest = algorithm;
                digests.clear();
            }
            digests.add(digest);
        }
        return new IntegrityMetadata(strongest, digests);
    }

    /** Accepts both alphabets of base64; options follow a question mark. A malformed hash matches nothing. */
    private static byte[] decoded(String text) {
        int options = text.indexOf('?');
        String base64 = (options < 0 ? text : text.substring(0, options)).replace('-', '+').replace('_', '/');
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Whether it contains no hash, so that browsers don't verify anything. */
    public boolean isEmpty() {
        return digests.isEmpty();
    }

    /** Whether a browser accepts these bytes. */
    public boolean accepts(byte[] bytes) {
        if (isEmpty()) {
            return true;
        }
        byte[] actual = digest(bytes);
        return digests.stream().anyMatch(digest -> MessageDigest.isEqual(digest, actual));
    }

    private byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-" + ALGORITHMS.get(strongest).substring(3)).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
