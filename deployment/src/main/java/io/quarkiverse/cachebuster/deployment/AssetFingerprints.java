package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Integrity;
import io.quarkiverse.cachebuster.runtime.link.DocumentFiles;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.LinkedDocuments;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;

/**
 * Hashes the assets: first those that are served as they are in their files, then the style sheets, in which their ids are.
 */
final class AssetFingerprints implements DocumentFiles {

    private static final Logger LOG = Logger.getLogger(AssetFingerprints.class);

    private final LinkRules rules;
    private final boolean rewriting;
    private final NavigableMap<String, ScannedAsset> scanned = new TreeMap<>();
    private final Map<String, Asset> hashed = new ConcurrentHashMap<>();

    /** @param rewriting whether style sheets are rewritten */
    AssetFingerprints(LinkRules rules, boolean rewriting) {
        this.rules = rules;
        this.rewriting = rewriting;
    }

    AssetManifestBuildItem hash(List<ScannedAsset> assets) {
        assets.forEach(asset -> scanned.put(asset.path(), asset));
        assets.parallelStream().filter(asset -> !isRewritten(asset.path())).map(this::hash).forEach(this::add);
        SortedMap<String, ServedDocument> sheets = new TreeMap<>();
        LinkedDocuments styleSheets = new LinkedDocuments(this, rules);
        scanned.keySet().stream().filter(this::isRewritten).forEach(path -> sheets.put(path, styleSheets.get(path)));
        sheets.values().parallelStream().map(this::hash).forEach(this::add);
        return new AssetManifestBuildItem(AssetManifest.of(hashed.values()), sheets);
    }

    private boolean isRewritten(String path) {
        return rewriting && LinkedDocuments.isSheet(path);
    }

    private Asset hash(ScannedAsset asset) {
        return asset.hash(rules.assets(), true);
    }

    private Asset hash(ServedDocument sheet) {
        Asset asset = sheet.asset();
        if (!scanned.get(asset.path()).certain()) {
            return asset;
        }
        Content own = asset.own();
        return asset.withContent(asset.content().withIntegrity(Integrity.of(sheet.bytes())))
                .withOwn(own == null ? null : own.withIntegrity(Integrity.of(sheet.own())));
    }

    private void add(Asset asset) {
        LOG.debugf("Hashed '%s': %s", asset.path(), asset.cacheId());
        hashed.put(asset.path(), asset);
    }

    @Override
    public boolean exists(String path) {
        return scanned.containsKey(path);
    }

    @Override
    public boolean isDirectory(String path) {
        String within = path.endsWith("/") ? path : path + "/";
        String next = scanned.ceilingKey(within);
        return next != null && next.startsWith(within);
    }

    @Override
    public byte @Nullable [] sheet(String path) {
        ScannedAsset asset = scanned.get(path);
        try {
            return asset == null ? null : asset.read();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the style sheet '" + path + "'", e);
        }
    }

    @Override
    public @Nullable Asset asset(String path) {
        return hashed.get(path);
    }
}
