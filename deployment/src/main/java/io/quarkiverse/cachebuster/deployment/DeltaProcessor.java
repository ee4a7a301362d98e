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

    /**
     * Whether this build or a later one can have deltas. This also holds for the first build, which has no history yet, but
     * whose files later deltas are relative to.
     */
    static boolean arePossible(HistoryConfig config, CacheBusterFixedConfig fixed) {
        return config.deltas().enabled() && fixed.urlStyle() == Style.QUERY && config.history().directory().isPresent();
    }

    @BuildStep(onlyIf = IsProduction.class)
    void buildDeltas(ServedAssetsBuildItem served, Optional<EarlierAssetsBuildItem> earlier, DeliveryBuildItem delivery,
            HistoryConfig config, CompressionConfig compression, CacheBusterFixedConfig fixed, OutputTargetBuildItem target,
            BuildProducer<DeltasBuildItem> deltas) {
        if (!config.deltas().enabled() || delivery.isByServletContainer() || !check(config, compression, fixed)) {
            return;
        }
        List<Asset> assets = served.manifest().assets().stream()
                .filter(asset -> DocumentKind.hasId(asset) && isDictionary(asset))
                .sorted(Comparator.comparing(Asset::path)).toList();
        CompressionCache cache = new CompressionCache(target.getOutputDirectory().resolve("cache-buster"));
        deltas.produce(
                new DeltaCompression(served, dictionaries(earlier.orElse(EarlierAssetsBuildItem.NONE)), cache)
                        .run(assets, config.history().maxSize().asLongValue()));
    }

    private static EarlierAssetsBuildItem dictionaries(EarlierAssetsBuildItem earlier) {
        return new EarlierAssetsBuildItem(earlier.assets().stream().filter(DeltaProcessor::isDictionary).toList(),
                earlier.resources());
    }

    /** The application asks browsers to keep only assets with this variant. */
    private static boolean isDictionary(Asset asset) {
        return asset.content().has(ContentCoding.BROTLI);
    }

    private static boolean check(HistoryConfig config, CompressionConfig compression, CacheBusterFixedConfig fixed) {
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
        if (!compression.enabled()) {
            LOG.warnf("%s has no effect with quarkus.cache-buster.compression.enabled=false", KEY);
            return false;
        }
        if (!Compressor.isAvailable(ContentCoding.BROTLI)) {
            LOG.warn("No Brotli encoder available for this platform; skipping deltas");
            return false;
        }
        return true;
    }
}
