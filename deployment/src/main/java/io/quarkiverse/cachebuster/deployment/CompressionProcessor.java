package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.http.MediaType;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Compresses assets. The variants are private resources, which cannot be requested by name.
 */
class CompressionProcessor {

    private static final Logger LOG = Logger.getLogger(CompressionProcessor.class);

    @BuildStep(onlyIf = IsProduction.class)
    CompressedAssetsBuildItem compressAssets(ScannedAssetsBuildItem scanned, AssetManifestBuildItem manifest,
            ReferencesBuildItem references, DeliveryBuildItem delivery, CompressionConfig config, OutputTargetBuildItem target,
            BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<NativeImageResourceBuildItem> nativeResources) {
        CompressionEffort effort = CompressionEffort.of(quality(config), references.references());
        List<ScannedAsset> assets = config.enabled() && !delivery.isByServletContainer() ? scanned.assets().stream()
                .filter(asset -> isWorthIt(manifest.manifest().get(asset.path()), config)).toList() : List.of();
        if (assets.isEmpty()) {
            return new CompressedAssetsBuildItem(Map.of(), Map.of());
        }
        Compressor compressor = new Compressor(new CompressionCache(directory(target)));
        AssetCompression compression = new AssetCompression(manifest, effort, compressor, availableCodings());
        compression.run(assets);
        compression.resources().forEach((name, bytes) -> {
            resources.produce(new GeneratedResourceBuildItem(name, bytes));
            nativeResources.produce(new NativeImageResourceBuildItem(name));
        });
        return new CompressedAssetsBuildItem(compression.variants(), compression.resources());
    }

    /** The directory in which a production build keeps the variants for later builds. */
    static Path directory(OutputTargetBuildItem target) {
        return target.getOutputDirectory().resolve("cache-buster");
    }

    private static int quality(CompressionConfig config) {
        int quality = config.brotliQuality();
        if (quality < 0 || quality > 11) {
            throw new ConfigurationException(
                    "quarkus.cache-buster.compression.brotli-quality is " + quality + ", but must be between 0 and 11");
        }
        return quality;
    }

    private static List<ContentCoding> availableCodings() {
        return Stream.of(ContentCoding.values()).filter(coding -> {
            boolean available = Compressor.isAvailable(coding);
            if (!available) {
                LOG.warnf("No '%s' encoder available for this platform; skipping this encoding", coding.token());
            }
            return available;
        }).toList();
    }

    /** Whether the asset is text of a reasonable size. */
    static boolean isWorthIt(Asset asset, CompressionConfig config) {
        String type = MediaType.nameOf(asset.path());
        boolean compressible = type != null && asset.size() >= config.minSize().asLongValue() && config.mediaTypes().stream()
                .anyMatch(each -> each.endsWith("/*") ? type.startsWith(each.substring(0, each.length() - 1))
                        : type.equals(each));
        if (compressible && asset.size() > config.maxSize().asLongValue()) {
            LOG.debugf("Not compressing '%s': its %d bytes exceed quarkus.cache-buster.compression.max-size",
                    asset.path(), asset.size());
            return false;
        }
        return compressible;
    }
}
