package io.quarkiverse.cachebuster.runtime.asset;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What makes a file an asset and what its cache id is. The build and dev mode share them.
 *
 * @param paths matches the paths of assets
 * @param idLength the length of a cache id in characters
 * @param salt mixed into every cache id; empty for none
 */
public record AssetRules(Pattern paths, int idLength, String salt) {

    /** Whether a file with this canonical path is an asset. */
    public boolean includes(String path) {
        return paths.matcher(path).matches();
    }

    /** The asset with this canonical path, these bytes, of which there are {@code size}; the stream is closed. */
    public Asset asset(String path, InputStream bytes, long size) throws IOException {
        return asset(path, Fingerprint.of(bytes), size);
    }

    Asset asset(String path, Fingerprint fingerprint, long size) {
        return new Asset(path, fingerprint.cacheId(idLength, salt), fingerprint, size, List.of());
    }
}
