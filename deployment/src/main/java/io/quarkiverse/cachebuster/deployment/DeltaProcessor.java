package io.quarkiverse.cachebuster.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig.Style;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;

/**
 * Compresses assets relative to what earlier builds served (RFC 9842).
 */
class DeltaProcessor {

    private static final Logger LOG = Logger.getLogger(DeltaProcessor.class);
    private static final String KEY = "quarkus.cache-buster.deltas.enabled";

    @BuildStep(onlyIf = IsProduction.class)
    void buildDeltas(ServedAssetsBuildItem served, Optional<EarlierAssetsBuildItem> earlier, DeliveryBuildItem delivery,
            HistoryConfig config, CompressionConfig compression, CacheBusterFixedConfig fixed, OutputTargetBuildItem target,
            BuildProducer<DeltasBuildItem> deltas) {
        if (!config.deltas().enabled() || delivery.isByServletContainer() || !isPossible(config, fixed)) {
            return;
        }
        List<Asset> assets = served.manifest().assets().stream()
                .filter(asset -> DocumentKind.hasId(asset) && CompressionProcessor.isWorthIt(asset, compression))
                .sorted(Comparator.comparing(Asset::path)).toList();
        CompressionCache cache = new CompressionCache(target.getOutputDirectory().resolve("cache-buster"));
        deltas.produce(
                new DeltaCompression(served, dictionaries(earlier.orElse(EarlierAssetsBuildItem.NONE), compression), cache)
                        .run(assets, config.history().maxSize().asLongValue()));
    }

    private static EarlierAssetsBuildItem dictionaries(EarlierAssetsBuildItem earlier, CompressionConfig config) {
        return new EarlierAssetsBuildItem(earlier.assets().stream()
                .filter(asset -> CompressionProcessor.isWorthIt(asset, config)).toList(), earlier.resources());
    }

    private static boolean isPossible(HistoryConfig config, CacheBusterFixedConfig fixed) {
        if (fixed.urlStyle() == Style.FILE_NAME) {
            LOG.warnf("%s has no effect with quarkus.cache-buster.url-style=file-name, since each version of a file then has a"
                    + " path of its own", KEY);
            return false;
        }
        if (config.history().directory().isEmpty()) {
            LOG.warnf("%s has no effect without quarkus.cache-buster.history.directory, which contains the earlier versions",
                    KEY);
            return false;
        }
        if (!Compressor.isAvailable(ContentCoding.BROTLI)) {
            LOG.warn("No Brotli encoder available for this platform; skipping deltas");
            return false;
        }
        return true;
    }
}
