package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Variant;

/**
 * Compresses assets relative to what earlier builds served for the same paths. Each delta is decoded and compared, even if it
 * was just made.
 */
final class DeltaCompression {

    private static final Logger LOG = Logger.getLogger(DeltaCompression.class);
    /** The largest delta that is worth it, as a fraction of what a browser would download otherwise. */
    private static final double MAX_FRACTION = 0.8;

    private final ServedAssetsBuildItem served;
    private final EarlierAssetsBuildItem earlier;
    private final CompressionCache cache;
    private final BytesInFlight inFlight = BytesInFlight.ofHeap();
    private final Map<Pair, byte[]> made = new ConcurrentHashMap<>();
    private final AtomicInteger cached = new AtomicInteger();

    private record Pair(Asset asset, Asset dictionary) {
    }

    DeltaCompression(ServedAssetsBuildItem served, EarlierAssetsBuildItem earlier, CompressionCache cache) {
        this.served = served;
        this.earlier = earlier;
        this.cache = cache;
    }

    /**
     * @param assets those that may get deltas
     * @param maxSize of all deltas in bytes
     */
    DeltasBuildItem run(List<Asset> assets, long maxSize) {
        List<Pair> pairs = pairs(assets);
        double seconds = new ParallelWork(LOG, "Building deltas", "versions").run(pairs, this::compress);
        DeltasBuildItem deltas = select(pairs, maxSize);
        if (!pairs.isEmpty()) {
            LOG.infof("Built %d delta%s (%s) for %d earlier version%s in %s s%s", deltas.deltas().size(),
                    deltas.deltas().size() == 1 ? "" : "s",
                    ByteSize.of(deltas.resources().values().stream().mapToLong(bytes -> bytes.length).sum()), pairs.size(),
                    pairs.size() == 1 ? "" : "s",
                    String.format(Locale.ROOT, "%.1f", seconds),
                    cached.get() == 0 ? "" : ", " + cached.get() + " from " + cache.name());
        }
        return deltas;
    }

    /** As many as there is room for, from the newest build to the oldest. */
    private DeltasBuildItem select(List<Pair> pairs, long maxSize) {
        List<Delta> deltas = new ArrayList<>();
        SortedMap<String, byte[]> resources = new TreeMap<>();
        long size = 0;
        long left = 0;
        int dropped = 0;
        for (Pair pair : pairs) {
            byte[] bytes = made.get(pair);
            if (bytes == null) {
                continue;
            }
            Delta delta = new Delta(pair.asset().path(), pair.asset().fingerprint(), pair.dictionary().fingerprint(),
                    Fingerprint.of(bytes), bytes.length);
            // two paths may have the same versions
            long added = resources.containsKey(delta.resource()) ? 0 : bytes.length;
            if (size + added > maxSize) {
                dropped++;
                left += bytes.length;
            } else {
                size += added;
                deltas.add(delta);
                resources.put(delta.resource(), bytes);
            }
        }
        if (dropped > 0) {
            LOG.warnf(
                    "The history leaves out %d delta%s (%s), starting with the oldest builds: browsers that have these versions"
                            + " will download whole files. Increase quarkus.cache-buster.history.max-size, or reduce"
                            + " quarkus.cache-buster.history.builds",
                    dropped, dropped == 1 ? "" : "s", ByteSize.of(left));
        }
        return new DeltasBuildItem(deltas, resources);
    }

    /** The assets with their earlier versions, from the newest build to the oldest. */
    private List<Pair> pairs(List<Asset> assets) {
        Map<String, Asset> byPath = new HashMap<>();
        assets.forEach(asset -> byPath.put(asset.path(), asset));
        List<Pair> pairs = new ArrayList<>();
        for (Asset dictionary : earlier.assets()) {
            Asset asset = byPath.get(dictionary.path());
            if (asset != null && dictionary.size() >= DeltaEncoder.MIN_DICTIONARY
                    && !asset.fingerprint().equals(dictionary.fingerprint())) {
                pairs.add(new Pair(asset, dictionary));
            }
        }
        return pairs;
    }

    private void compress(Pair pair) {
        inFlight.run(pair.asset().size() + pair.dictionary().size(), () -> {
            try {
                byte[] bytes = delta(pair);
                if (bytes.length <= otherwise(pair.asset()) * MAX_FRACTION) {
                    made.put(pair, bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot build a delta for the static resource '" + pair.asset().path() + "': " + e,
                        e);
            }
        });
    }

    /** The number of bytes without a delta. */
    private static long otherwise(Asset asset) {
        return asset.content().variants().stream().filter(variant -> variant.coding() == ContentCoding.BROTLI)
                .mapToLong(Variant::size).findFirst().orElse(asset.size());
    }

    private byte[] delta(Pair pair) throws IOException {
        byte[] bytes;
        try (InputStream stream = served.open(pair.asset())) {
            bytes = stream.readAllBytes();
        }
        DeltaEncoder encoder = new DeltaEncoder(earlier.bytes(pair.dictionary().content()), pair.dictionary().fingerprint());
        String name = pair.asset().fingerprint().hex() + "-" + pair.dictionary().fingerprint().hex() + "-"
                + DeltaEncoder.quality(bytes.length) + "-" + Compressor.brotliVersion() + ".dcb";
        byte[] known = cache.get(name);
        if (known != null && encoder.decodesTo(known, bytes)) {
            cached.incrementAndGet();
            return known;
        }
        byte[] delta = encoder.encode(bytes);
        if (!encoder.decodesTo(delta, bytes)) {
            throw new IOException("the Brotli encoder has written something else");
        }
        cache.put(name, delta);
        return delta;
    }
}
