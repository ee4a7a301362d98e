package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkus.deployment.annotations.BuildStep;

/**
 * Hashes the assets.
 */
class FingerprintProcessor {

    private static final Logger LOG = Logger.getLogger(FingerprintProcessor.class);

    @BuildStep
    AssetManifestBuildItem fingerprintAssets(ScannedAssetsBuildItem scanned, AssetRulesBuildItem rules) {
        long start = System.nanoTime();
        LongAdder bytes = new LongAdder();
        List<Asset> assets = scanned.assets().parallelStream().map(asset -> fingerprint(asset, rules.rules(), bytes)).toList();
        LOG.infof("Fingerprinted %d asset%s (%s) in %d ms", assets.size(), assets.size() == 1 ? "" : "s", size(bytes.sum()),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return new AssetManifestBuildItem(AssetManifest.of(assets));
    }

    private static Asset fingerprint(ScannedAsset scanned, AssetRules rules, LongAdder bytes) {
        try {
            Asset asset = rules.asset(scanned.path(), scanned.open(), scanned.size());
            bytes.add(asset.size());
            LOG.debugf("Hashed '%s': %s", asset.path(), asset.cacheId());
            return asset;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot hash the static resource '" + scanned.path() + "'", e);
        }
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
