package io.quarkiverse.cachebuster.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Integrity;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.qute.TemplateResults;
import io.quarkiverse.cachebuster.runtime.url.AssetUrls;
import io.quarkiverse.cachebuster.runtime.url.ImportMap;
import io.quarkus.qute.TemplateNode.Origin;
import io.vertx.core.json.jackson.JacksonCodec;

/**
 * The {@link CacheBuster} bean. A canonical path takes a single lookup; only other arguments are parsed.
 */
final class DefaultCacheBuster implements CacheBuster, TemplateResults {

    private final AssetLookup lookup;
    private final AssetUrls urls;
    private final boolean rewriting;
    private final UnknownAssets unknown;
    private final boolean constant;
    /** The URLs that can't change, by canonical path. */
    private final Map<String, String> cachedUrls = new ConcurrentHashMap<>();

    /**
     * @param constant whether results never change
     * @param rewriting whether style sheets are served as the build rewrote them
     */
    DefaultCacheBuster(AssetLookup lookup, AssetUrls urls, boolean constant, boolean rewriting) {
        this.lookup = lookup;
        this.urls = urls;
        this.rewriting = rewriting;
        this.unknown = new UnknownAssets(lookup);
        this.constant = constant;
    }

    @Override
    public String cacheId(@Nullable String path) {
        return findCacheId(path, null);
    }

    @Override
    public String cacheId(@Nullable String path, Origin origin) {
        return findCacheId(path, origin);
    }

    private String findCacheId(@Nullable String path, @Nullable Origin origin) {
        Asset asset = path == null ? null : lookup.canonical(path);
        if (asset != null) {
            return asset.cacheId();
        }
        AssetLookup.Result result = lookup.find(path);
        if (result.asset() != null) {
            return result.asset().cacheId();
        }
        unknown.report(path, result, origin);
        return switch (result.kind()) {
            case NOTHING -> ERROR_NO_FILE_PROVIDED;
            case DIRECTORY -> ERROR_IS_DIRECTORY;
            default -> ERROR_MISSING_FILE;
        };
    }

    @Override
    public String url(@Nullable String path) {
        return findUrl(path, null);
    }

    @Override
    public String url(@Nullable String path, Origin origin) {
        return findUrl(path, origin);
    }

    @Override
    public @Nullable String knownUrl(String path) {
        return lookup.find(path).asset() == null ? null : findUrl(path, null);
    }

    private String findUrl(@Nullable String path, @Nullable Origin origin) {
        String cached = path == null ? null : cachedUrls.get(path);
        if (cached != null) {
            return cached;
        }
        Asset asset = path == null ? null : lookup.canonical(path);
        if (asset != null) {
            return cache(asset, urls.of(asset));
        }
        AssetLookup.Result result = lookup.find(path);
        if (result.asset() != null) {
            return urls.of(result.asset(), result.reference());
        }
        if (path == null || result.kind() == AssetLookup.Kind.NOTHING) {
            return "";
        }
        if (result.kind() == AssetLookup.Kind.EXTERNAL) {
            return path;
        }
        unknown.report(path, result, origin);
        return result.kind() == AssetLookup.Kind.PAGE_RELATIVE ? path : urls.ofUnknown(result.reference());
    }

    private String cache(Asset asset, String url) {
        if (lookup.isPermanent(asset.path())) {
            cachedUrls.put(asset.path(), url);
        }
        return url;
    }

    @Override
    public Optional<String> integrity(@Nullable String path) {
        return findIntegrity(path, null);
    }

    @Override
    public Optional<String> integrity(@Nullable String path, Origin origin) {
        return findIntegrity(path, origin);
    }

    private Optional<String> findIntegrity(@Nullable String path, @Nullable Origin origin) {
        AssetLookup.Result result = lookup.find(path);
        if (result.asset() == null) {
            unknown.report(path, result, origin);
            return Optional.empty();
        }
        return integrity(result.asset());
    }

    private Optional<String> integrity(Asset asset) {
        return rewriting ? asset.integrity() : Optional.ofNullable(asset.ownContent().integrity()).map(Integrity::text);
    }

    @Override
    public String importMap(String... globs) {
        List<Asset> modules = lookup.matching(List.of(globs), ImportMap::isModule);
        // not Json.encode: the application may have customized its ObjectMapper
        String json = new JacksonCodec().toString(ImportMap.of(modules, lookup.importNames(), urls, this::integrity), false);
        return escaped(json);
    }

    /** Escapes the characters that could end the HTML element. In JSON, they occur only in strings. */
    private static String escaped(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    @Override
    public boolean hasConstantResults() {
        return constant;
    }
}
