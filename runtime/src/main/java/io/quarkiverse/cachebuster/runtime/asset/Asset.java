package io.quarkiverse.cachebuster.runtime.asset;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A static file that the application serves.
 *
 * @param path its canonical path, see {@link AssetPath}
 * @param cacheId the short hash of {@code content}
 * @param content the bytes sent under a URL with the cache id
 * @param own the file's own bytes if {@code content} has others, as in a style sheet whose references have ids; else null.
 *        They are sent under a URL without an id.
 */
public record Asset(String path, String cacheId, Content content, @Nullable Content own) {

    /** An asset that is always sent as it is in its file. */
    public static Asset of(String path, String cacheId, Content content) {
        return new Asset(path, cacheId, content, null);
    }

    /** The hash of the bytes sent under the cache id. */
    public Fingerprint fingerprint() {
        return content.fingerprint();
    }

    /** The size of the bytes sent under the cache id. */
    public long size() {
        return content.size();
    }

    /** Whether other bytes are sent under the cache id than those in the file. */
    public boolean isRewritten() {
        return own != null;
    }

    /** The bytes in the file. */
    public Content ownContent() {
        return own == null ? content : own;
    }

    /** The value of the attribute {@code integrity} of an element that loads the asset by its cache id. */
    public Optional<String> integrity() {
        return Optional.ofNullable(content.integrity()).map(Integrity::text);
    }

    /** The same asset, which has these bytes in its file. */
    public Asset withOwn(@Nullable Content own) {
        return new Asset(path, cacheId, content, own);
    }

    /** The same asset, which has this content under its cache id. */
    public Asset withContent(Content content) {
        return new Asset(path, cacheId, content, own);
    }
}
