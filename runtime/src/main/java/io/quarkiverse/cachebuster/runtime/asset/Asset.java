package io.quarkiverse.cachebuster.runtime.asset;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A static file that the application serves.
 *
 * @param path its canonical path, see {@link AssetPath}
 * @param cacheId the short hash of {@code content}
 * @param content the bytes sent under a URL with the cache id
 * @param own the bytes of the file, sent under a URL without an id; null if they are the same as {@code content}. They
 *        differ for a style sheet whose references get ids.
 * @param hashedName whether the name of the file is known to contain a hash of its content, so that its plain URL never
 *        stands for other bytes. Then its URLs get no id, and {@code own} is null.
 */
public record Asset(String path, String cacheId, Content content, @Nullable Content own, boolean hashedName) {

    /** An asset that is served unmodified. */
    public static Asset of(String path, String cacheId, Content content) {
        return new Asset(path, cacheId, content, null, false);
    }

    /** The hash of the bytes sent under the cache id. */
    public Fingerprint fingerprint() {
        return content.fingerprint();
    }

    /** The size of the bytes sent under the cache id. */
    public long size() {
        return content.size();
    }

    /** Whether the bytes sent under the cache id differ from those in the file. */
    public boolean isRewritten() {
        return own != null;
    }

    /** The bytes in the file. */
    public Content ownContent() {
        return own == null ? content : own;
    }

    /** The {@code integrity} attribute for an element that loads the asset under its cache id. */
    public Optional<String> integrity() {
        return Optional.ofNullable(content.integrity()).map(Integrity::text);
    }

    /** The same asset with these bytes in its file. */
    public Asset withOwn(@Nullable Content own) {
        return new Asset(path, cacheId, content, own, hashedName);
    }

    /** The same asset with this content under its cache id. */
    public Asset withContent(Content content) {
        return new Asset(path, cacheId, content, own, hashedName);
    }

    /** The same asset with another {@code hashedName}. */
    public Asset withHashedName(boolean hashedName) {
        return new Asset(path, cacheId, content, own, hashedName);
    }
}
