package io.quarkiverse.cachebuster.runtime.asset;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.function.Predicate;

/**
 * Decides which files are assets and computes their cache ids, for the build as well as for dev mode.
 *
 * @param paths selects the canonical paths of assets
 * @param hashedNames selects the canonical paths of files whose names contain a hash of their content
 * @param idLength the length of a cache id in characters
 * @param salt mixed into every cache id; empty for none
 */
public record AssetRules(Predicate<String> paths, Predicate<String> hashedNames, int idLength, String salt) {

    /** Rules by which no name contains a hash. */
    public AssetRules(Predicate<String> paths, int idLength, String salt) {
        this(paths, path -> false, idLength, salt);
    }

    /** The same rules with these hashed names. */
    public AssetRules withHashedNames(Predicate<String> hashedNames) {
        return new AssetRules(paths, hashedNames, idLength, salt);
    }

    /** Whether a file with this canonical path is an asset. */
    public boolean includes(String path) {
        return paths.test(path);
    }

    /** Whether the file name of this canonical path is known to contain a hash of the file's content. */
    public boolean isHashedName(String path) {
        return hashedNames.test(path);
    }

    /** The asset with this canonical path, and with these bytes of the given size; closes the stream. */
    public Asset asset(String path, InputStream bytes, long size) throws IOException {
        return asset(path, Fingerprint.of(bytes, size), size);
    }

    /** The same, with the integrity of the bytes. */
    public Asset assetWithIntegrity(String path, InputStream bytes, long size) throws IOException {
        MessageDigest integrity = Integrity.digest();
        Asset asset = asset(path, new DigestInputStream(bytes, integrity), size);
        return asset.withContent(asset.content().withIntegrity(Integrity.of(integrity)));
    }

    /** The asset with this canonical path and these bytes. */
    public Asset asset(String path, byte[] bytes) {
        return asset(path, Fingerprint.of(bytes), bytes.length);
    }

    /** The asset with this canonical path, and with bytes of this hash and size. */
    public Asset asset(String path, Fingerprint fingerprint, long size) {
        return Asset.of(path, cacheId(fingerprint), Content.of(fingerprint, size))
                .withPlainUrl(isHashedName(path) ? PlainUrl.IMMUTABLE : PlainUrl.OWN_BYTES);
    }

    /** The cache id for this fingerprint. */
    public String cacheId(Fingerprint fingerprint) {
        return fingerprint.cacheId(idLength, salt);
    }
}
