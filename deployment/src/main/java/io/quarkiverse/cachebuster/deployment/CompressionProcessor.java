package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkiverse.cachebuster.runtime.http.MediaType;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Makes the compressed variants of assets. They are resources of our own, no static resources: nobody can ask for them by
 * name.
 */
class CompressionProcessor {

    private static final Logger LOG = Logger.getLogger(CompressionProcessor.class);

    @BuildStep(onlyIf = IsProduction.class)
    CompressedAssetsBuildItem compressAssets(ScannedAssetsBuildItem scanned, AssetManifestBuildItem manifest,
            CompressionConfig config, OutputTargetBuildItem target, BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<NativeImageResourceBuildItem> nativeResources) {
        int quality = quality(config);
        Map<String, byte[]> content = new ConcurrentHashMap<>();
        Map<CompressedAssetsBuildItem.Key, List<Variant>> variants = new ConcurrentHashMap<>();
        List<ScannedAsset> assets = config.enabled() ? scanned.assets().stream()
                .filter(asset -> isWorthIt(manifest.manifest().get(asset.path()), config)).toList() : List.of();
        if (!assets.isEmpty()) {
            Compressor compressor = new Compressor(
                    new CompressionCache(target.getOutputDirectory().resolve("cache-buster")), quality);
            List<ContentCoding> codings = availableCodings();
            BytesInFlight inFlight = BytesInFlight.ofHeap();
            long start = System.nanoTime();
            assets.parallelStream().forEach(asset -> inFlight.run(manifest.manifest().get(asset.path()).size(),
                    () -> contents(manifest, asset)
                            .forEach(each -> variants.put(each.key(), compress(each, codings, compressor, content)))));
            LOG.debugf("Compressed %d assets in %d ms", variants.size(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        content.keySet().stream().sorted().forEach(name -> {
            resources.produce(new GeneratedResourceBuildItem(name, content.get(name)));
            nativeResources.produce(new NativeImageResourceBuildItem(name));
        });
        return new CompressedAssetsBuildItem(variants);
    }

    private record Uncompressed(String path, Content content, byte[] bytes) {

        CompressedAssetsBuildItem.Key key() {
            return new CompressedAssetsBuildItem.Key(path, content.fingerprint());
        }
    }

    /** What is sent for an asset under its id and, if that is something else, under its plain URL. */
    private static Stream<Uncompressed> contents(AssetManifestBuildItem manifest, ScannedAsset scanned) {
        Asset asset = manifest.manifest().get(scanned.path());
        try {
            Uncompressed own = new Uncompressed(asset.path(), asset.ownContent(), scanned.read());
            return asset.isRewritten()
                    ? Stream.of(own, new Uncompressed(asset.path(), asset.content(), manifest.served(scanned)))
                    : Stream.of(own);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the static resource '" + scanned.path() + "'", e);
        }
    }

    private static List<Variant> compress(Uncompressed uncompressed, List<ContentCoding> codings, Compressor compressor,
            Map<String, byte[]> resources) {
        Content content = uncompressed.content();
        try {
            List<Variant> variants = new ArrayList<>();
            for (ContentCoding coding : codings) {
                byte[] variant = compressor.compress(coding, content.fingerprint(), uncompressed.bytes());
                if (variant.length > 0) {
                    resources.put(content.resource(coding), variant);
                    variants.add(Variant.of(coding, variant));
                }
            }
            return variants;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compress the static resource '" + uncompressed.path() + "'", e);
        }
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

    private static boolean isWorthIt(Asset asset, CompressionConfig config) {
        String type = MediaType.nameOf(asset.path());
        boolean compressible = type != null && asset.size() >= config.minSize().asLongValue() && config.mediaTypes().stream()
                .anyMatch(each -> each.endsWith("/*") ? type.startsWith(each.substring(0, each.length() - 1))
                        : type.equals(each));
        if (compressible && asset.size() > config.maxSize().asLongValue()) {
            LOG.debugf("Not compressing '%s': its %d bytes are more than quarkus.cache-buster.compression.max-size",
                    asset.path(), asset.size());
            return false;
        }
        return compressible;
    }
}
