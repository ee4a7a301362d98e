package io.quarkiverse.cachebuster.deployment;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkus.deployment.annotations.BuildStep;

/**
 * Hashes the assets.
 */
class FingerprintProcessor {

    private static final Logger LOG = Logger.getLogger(FingerprintProcessor.class);

    @BuildStep
    AssetManifestBuildItem fingerprintAssets(ScannedAssetsBuildItem scanned, LinkRulesBuildItem rules, PagesBuildItem pages,
            PageRulesBuildItem pageRules, DeliveryBuildItem delivery) {
        long start = System.nanoTime();
        AssetFingerprints fingerprints = new AssetFingerprints(rules.rules());
        AssetManifestBuildItem manifest = fingerprints.hash(scanned.assets(), pages, pageRules.rules());
        Collection<Asset> assets = manifest.manifest().assets();
        LOG.infof("Fingerprinted %d asset%s (%s) in %d ms", assets.size(), assets.size() == 1 ? "" : "s",
                ByteSize.of(assets.stream().mapToLong(Asset::size).sum()),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        if (!delivery.isByServletContainer()) {
            fingerprints.warnings().forEach(LOG::warn);
        }
        return manifest;
    }
}
