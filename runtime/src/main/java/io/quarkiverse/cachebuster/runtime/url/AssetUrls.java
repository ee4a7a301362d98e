package io.quarkiverse.cachebuster.runtime.url;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;

/**
 * Builds the URLs of assets: prefix, percent-encoded path with the cache id, query and fragment (RFC 3986).
 */
public final class AssetUrls {

    private final String prefix;
    private final String baseUrl;
    private final String rootPath;
    private final String encodedRoot;
    private final UrlStyle style;

    /**
     * @param baseUrl the prefix of every URL, without a trailing slash; empty for none
     * @param rootPath the HTTP root path with a leading and without a trailing slash; empty for the root
     * @param style how URLs carry the cache id
     */
    public AssetUrls(String baseUrl, String rootPath, UrlStyle style) {
        // Vert.x compares the root path with the request character by character, so both must be spelled the same
        this.encodedRoot = AssetPath.encodeForRequest(rootPath);
        this.prefix = baseUrl + encodedRoot;
        this.baseUrl = baseUrl;
        this.rootPath = rootPath;
        this.style = style;
    }

    /** The URL of an asset with its id, unless its name is hashed, without a query or fragment of its own. */
    public String of(Asset asset) {
        return withId(prefix + AssetPath.encode(asset.path()), asset);
    }

    /** The URL of an asset with its id, unless its name is hashed, and with the query and fragment of the reference. */
    public String of(Asset asset, UrlReference reference) {
        return withId(prefix + AssetPath.encode(asset.path()) + AssetPath.encodeQuery(reference.query())
                + AssetPath.encodeFragment(reference.fragment()), asset);
    }

    private String withId(String url, Asset asset) {
        return asset.hashedName() ? url : style.apply(url, asset.cacheId());
    }

    /** The URL of a directory, whose path ends with a slash. */
    String ofDirectory(String path) {
        return prefix + AssetPath.encode(path);
    }

    /**
     * The URLs without an id under which a browser may know the asset: on the host of the page and, if different, on
     * the host that assets come from, where a root-relative reference leaves out the path of the base URL. A browser resolves a
     * relative URL against one written by {@link #of(Asset)}, but
     * encodes fewer characters itself (WHATWG URL, section 4.4). So a path may switch from one spelling to the other at
     * any slash.
     */
    public List<String> withoutId(Asset asset) {
        Set<String> urls = new LinkedHashSet<>();
        for (String start : List.of("", baseUrl, host(baseUrl))) {
            for (String spelling : spellings(asset.path())) {
                urls.add(start + encodedRoot + spelling);
            }
        }
        return List.copyOf(urls);
    }

    /** The part of the base URL before its path. */
    private static String host(String baseUrl) {
        int slashes = baseUrl.indexOf("//");
        int path = slashes < 0 ? 0 : baseUrl.indexOf('/', slashes + 2);
        return path < 0 ? baseUrl : baseUrl.substring(0, path);
    }

    private static Set<String> spellings(String path) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(AssetPath.encode(path));
        for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
            spellings.add(AssetPath.encode(path.substring(0, slash)) + AssetPath.encodeAsBrowsersDo(path.substring(slash)));
        }
        return spellings;
    }

    /** The URL for a reference that names no asset: with the same prefix, but without an id. */
    public String ofUnknown(UrlReference reference) {
        String path = reference.path().startsWith("/") ? reference.path() : "/" + reference.path();
        String belowRoot = AssetPath.isBelow(rootPath, path) ? path.substring(rootPath.length()) : path;
        return prefix + AssetPath.encodeKeepingEscapes(belowRoot) + AssetPath.encodeQuery(reference.query())
                + AssetPath.encodeFragment(reference.fragment());
    }
}
