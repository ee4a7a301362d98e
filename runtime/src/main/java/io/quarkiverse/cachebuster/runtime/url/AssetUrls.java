package io.quarkiverse.cachebuster.runtime.url;

import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;

/**
 * Writes URLs of assets: prefix, percent-encoded path, query and fragment (RFC 3986), with the cache id in one of them.
 */
public final class AssetUrls {

    private final String prefix;
    private final String baseUrl;
    private final String rootPath;
    private final UrlStyle style;

    /**
     * @param baseUrl what stands in front of every URL, without a slash at the end; empty for none
     * @param rootPath the HTTP root path with a slash in front and none at the end; empty for the root
     * @param style how URLs carry the cache id
     */
    public AssetUrls(String baseUrl, String rootPath, UrlStyle style) {
        this.prefix = baseUrl + AssetPath.encode(rootPath);
        this.baseUrl = baseUrl;
        this.rootPath = rootPath;
        this.style = style;
    }

    /** The URL of an asset with its id, without more. */
    public String of(Asset asset) {
        return style.apply(prefix + AssetPath.encode(asset.path()), asset.cacheId());
    }

    /** The URL of an asset with its id and with the query and the fragment of a reference to it. */
    public String of(Asset asset, UrlReference reference) {
        return style.apply(prefix + AssetPath.encode(asset.path()) + AssetPath.encodeQuery(reference.query())
                + AssetPath.encodeFragment(reference.fragment()), asset.cacheId());
    }

    /**
     * The URLs without an id by which a browser may know the asset: on the host of the page and, if that is another, on the
     * host that assets come from, each as {@link #of(Asset)} encodes it and as a browser does (WHATWG URL, section 4.1).
     */
    public List<String> withoutId(Asset asset) {
        String path = rootPath + asset.path();
        return Stream.of("", baseUrl)
                .flatMap(base -> Stream.of(base + AssetPath.encode(path), base + AssetPath.encodeAsBrowsersDo(path)))
                .distinct()
                .toList();
    }

    /** The URL for a reference that names no asset: the same prefixes, no id. */
    public String ofUnknown(UrlReference reference) {
        String path = reference.path().startsWith("/") ? reference.path() : "/" + reference.path();
        return (AssetPath.isBelow(rootPath, path) ? baseUrl : prefix) + AssetPath.encodeWhatIsLeft(path)
                + AssetPath.encodeQuery(reference.query()) + AssetPath.encodeFragment(reference.fragment());
    }
}
