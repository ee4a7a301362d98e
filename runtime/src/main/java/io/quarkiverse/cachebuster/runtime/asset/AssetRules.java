package io.quarkiverse.cachebuster.runtime.asset;

import java.io.IOException;
import java.io.InputStream;
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

    /** The asset with this canonical path and these bytes; the stream is closed. */
    public Asset asset(String path, InputStream bytes) throws IOException {
        return new Asset(path, Fingerprint.of(bytes).cacheId(idLength, salt));
    }
}
