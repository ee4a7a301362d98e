package io.quarkiverse.cachebuster.runtime.asset;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A static file that the application serves.
 *
 * @param path its canonical path, see {@link AssetPath}
 * @param cacheId the short hash of {@code content}
 * @param content the bytes sent under a URL with the cache id
 * @param own the bytes of the file; null if they are the same as {@code content}. They differ for a document whose
 *        references get ids.
 * @param plainUrl what a URL without an id sends. If that is {@linkplain PlainUrl#IMMUTABLE immutable}, the asset's URLs get
 *        no id, and {@code own} is null.
 */
public record Asset(String path, String cacheId, Content content, @Nullable Content own, PlainUrl plainUrl) {

    /** An asset that is served unmodified. */
    public static Asset of(String path, String cacheId, Content content) {
        return new Asset(path, cacheId, content, null, PlainUrl.OWN_BYTES);
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

    /** Whether the bytes in the file differ from those sent under the cache id, and the plain URL sends them. */
    public boolean sendsOwn() {
        return own != null && plainUrl != PlainUrl.CURRENT_BYTES;
    }

    /** Whether the name of the file is known to contain a hash of its content, so that its URLs get no id. */
    public boolean hashedName() {
        return plainUrl == PlainUrl.IMMUTABLE;
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
        return new Asset(path, cacheId, content, own, plainUrl);
    }

    /** The same asset with this content under its cache id. */
    public Asset withContent(Content content) {
        return new Asset(path, cacheId, content, own, plainUrl);
    }

    /** The same asset with another {@code plainUrl}. */
    public Asset withPlainUrl(PlainUrl plainUrl) {
        return new Asset(path, cacheId, content, own, plainUrl);
    }
}
