package io.quarkiverse.cachebuster.runtime.asset;

/**
 * Writes URLs of assets: prefix, percent-encoded path, query with the cache id, fragment (RFC 3986).
 */
public final class AssetUrls {

    private final String prefix;
    private final String baseUrl;
    private final String rootPath;
    private final String parameter;

    /**
     * @param baseUrl what stands in front of every URL, without a slash at the end; empty for none
     * @param rootPath the HTTP root path with a slash in front and none at the end; empty for the root
     * @param parameter the query parameter that carries the cache id
     */
    public AssetUrls(String baseUrl, String rootPath, String parameter) {
        this.prefix = baseUrl + AssetPath.encode(rootPath);
        this.baseUrl = baseUrl;
        this.rootPath = rootPath;
        this.parameter = parameter;
    }

    /** The URL of an asset with its id, without more. */
    public String of(Asset asset) {
        return prefix + AssetPath.encode(asset.path()) + "?" + parameter + "=" + asset.cacheId();
    }

    /** The URL of an asset with its id and with the query and the fragment of a reference to it. */
    public String of(Asset asset, AssetReference reference) {
        return prefix + AssetPath.encode(asset.path()) + reference.queryWith(parameter, asset.cacheId())
                + AssetPath.encodeFragment(reference.fragment());
    }

    /** The URL for a reference that names no asset: the same prefixes, no id. */
    public String ofUnknown(AssetReference reference) {
        String path = reference.path().startsWith("/") ? reference.path() : "/" + reference.path();
        return (AssetPath.isBelow(rootPath, path) ? baseUrl : prefix) + AssetPath.encodeWhatIsLeft(path)
                + AssetPath.encodeQuery(reference.query()) + AssetPath.encodeFragment(reference.fragment());
    }
}
