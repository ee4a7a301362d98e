package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Variant;

/**
 * Compresses the assets of one build in parallel and logs the progress.
 */
final class AssetCompression {

    private static final Logger LOG = Logger.getLogger(AssetCompression.class);

    private final AssetManifestBuildItem manifest;
    private final CompressionEffort effort;
    private final Compressor compressor;
    private final List<ContentCoding> codings;
    private final BytesInFlight inFlight = BytesInFlight.ofHeap();

    private final Map<CompressedAssetsBuildItem.Key, List<Variant>> variants = new ConcurrentHashMap<>();
    private final SortedMap<String, byte[]> resources = new ConcurrentSkipListMap<>();
    private final AtomicInteger cached = new AtomicInteger();

    AssetCompression(AssetManifestBuildItem manifest, CompressionEffort effort, Compressor compressor,
            List<ContentCoding> codings) {
        this.manifest = manifest;
        this.effort = effort;
        this.compressor = compressor;
        this.codings = codings;
    }

    /** The variants that save enough. */
    Map<CompressedAssetsBuildItem.Key, List<Variant>> variants() {
        return variants;
    }

    /** The bytes of the variants by the name of their resource. */
    SortedMap<String, byte[]> resources() {
        return resources;
    }

    void run(List<ScannedAsset> assets) {
        double seconds = new ParallelWork(LOG, "Compressing", "assets").run(assets, this::compress);
        LOG.infof("Compressed %d asset%s in %s s%s", assets.size(), assets.size() == 1 ? "" : "s",
                String.format(Locale.ROOT, "%.1f", seconds),
                cached.get() == 0 ? "" : ", " + cached.get() + " from " + compressor.cacheName());
    }

    private void compress(ScannedAsset scanned) {
        Asset asset = manifest.manifest().get(scanned.path());
        inFlight.run(asset.size(), () -> {
            try {
                // not anyMatch, which would stop at the first
                if (contents(scanned, asset).map(this::compress).reduce(true, Boolean::logicalAnd)) {
                    cached.incrementAndGet();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the static resource '" + asset.path() + "': " + e, e);
            }
        });
    }

    private record Uncompressed(String path, Content content, byte[] bytes) {

        CompressedAssetsBuildItem.Key key() {
            return new CompressedAssetsBuildItem.Key(path, content.fingerprint());
        }
    }

    /** The content sent for an asset under its id and, if that differs, under its plain URL. */
    private Stream<Uncompressed> contents(ScannedAsset scanned, Asset asset) throws IOException {
        Uncompressed current = new Uncompressed(asset.path(), asset.content(), manifest.served(scanned));
        return asset.sendsOwn()
                ? Stream.of(new Uncompressed(asset.path(), asset.ownContent(), scanned.read()), current)
                : Stream.of(current);
    }

    /** Whether everything came from the cache. */
    private boolean compress(Uncompressed uncompressed) {
        Content content = uncompressed.content();
        int quality = effort.brotliQuality(uncompressed.path(), uncompressed.bytes().length);
        boolean allCached = true;
        List<Variant> made = new ArrayList<>();
        for (ContentCoding coding : codings) {
            Compressor.Result result = compress(uncompressed, coding, quality);
            allCached &= result.cached();
            if (result.isWorthIt()) {
                resources.put(content.resource(coding), result.bytes());
                made.add(Variant.of(coding, result.bytes()));
            }
        }
        variants.put(uncompressed.key(), made);
        return allCached;
    }

    private Compressor.Result compress(Uncompressed uncompressed, ContentCoding coding, int quality) {
        try {
            return coding == ContentCoding.BROTLI
                    ? compressor.brotli(uncompressed.content().fingerprint(), uncompressed.bytes(), quality)
                    : compressor.gzip(uncompressed.content().fingerprint(), uncompressed.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compress the static resource '" + uncompressed.path() + "': " + e, e);
        }
    }
}
