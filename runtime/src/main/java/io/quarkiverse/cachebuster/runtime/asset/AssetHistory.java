package io.quarkiverse.cachebuster.runtime.asset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What earlier builds served and this one no longer does, and deltas against it. Immutable.
 */
public final class AssetHistory {

    /** The name of the resource that contains the packed history. */
    public static final String RESOURCE = "META-INF/cache-buster/history";

    /** No earlier builds. */
    public static final AssetHistory NONE = new AssetHistory(List.of(), List.of());

    /** Cannot occur in a path. */
    private static final String SEPARATOR = "\0";

    private record Key(String path, String cacheId) {
    }

    private record DeltaKey(String path, Fingerprint target, Fingerprint dictionary) {
    }

    private final Map<Key, Asset> earlier = new HashMap<>();
    private final Map<String, Asset> hashedNames = new HashMap<>();
    private final Map<DeltaKey, Delta> deltas = new HashMap<>();

    private AssetHistory(Collection<Asset> earlier, Collection<Delta> deltas) {
        for (Asset asset : earlier) {
            this.earlier.put(new Key(asset.path(), asset.cacheId()), asset);
            if (asset.hashedName()) {
                hashedNames.putIfAbsent(asset.path(), asset);
            }
        }
        deltas.forEach(delta -> this.deltas.put(new DeltaKey(delta.path(), delta.target(), delta.dictionary()), delta));
    }

    /**
     * @param earlier any number for each path, with different ids. Their {@code content} is what was served under the id, and
     *        {@code own} is null.
     */
    public static AssetHistory of(Collection<Asset> earlier, Collection<Delta> deltas) {
        return new AssetHistory(earlier, deltas);
    }

    /** What was served for this canonical path under this id, or null. */
    public @Nullable Asset find(String path, String cacheId) {
        return earlier.get(new Key(path, cacheId));
    }

    /** The file with this canonical path whose name contained a hash, so that its URL had no id; or null. */
    public @Nullable Asset hashedName(String path) {
        return hashedNames.get(path);
    }

    /** Whether an earlier build had files whose names contained a hash. */
    public boolean hasHashedNames() {
        return !hashedNames.isEmpty();
    }

    /** The delta for this path that turns the bytes with the hash {@code dictionary} into {@code target}, or null. */
    public @Nullable Delta delta(String path, Fingerprint target, Fingerprint dictionary) {
        return deltas.get(new DeltaKey(path, target, dictionary));
    }

    /**
     * All assets of earlier builds, sorted by path and id. Of several files whose names contained a hash, the one to serve
     * under the plain URL comes first.
     */
    public List<Asset> assets() {
        return earlier.values().stream().sorted(Comparator.comparing(Asset::path)
                .thenComparing(asset -> hashedNames.get(asset.path()) != asset)
                .thenComparing(Asset::cacheId)).toList();
    }

    /** All deltas, sorted. */
    public List<Delta> deltas() {
        List<Delta> sorted = new ArrayList<>(deltas.values());
        sorted.sort(Comparator.comparing(Delta::path).thenComparing(Delta::resource));
        return sorted;
    }

    /** The bytes that {@link #unpack} turns into an equal history. They don't depend on the order of assets and deltas. */
    public byte[] pack() {
        StringBuilder packed = new StringBuilder();
        PackedManifest.pack(assets()).forEach(packed::append);
        packed.insert(0, packed.length() + SEPARATOR);
        for (Delta delta : deltas()) {
            packed.append(delta.path()).append(SEPARATOR)
                    .append(delta.target().encoded()).append(delta.dictionary().encoded())
                    .append(delta.fingerprint().encoded())
                    .append(delta.size()).append(SEPARATOR);
        }
        return packed.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Restores a {@linkplain #pack packed} history. */
    public static AssetHistory unpack(byte[] packed) {
        String text = new String(packed, StandardCharsets.UTF_8);
        int start = text.indexOf(SEPARATOR) + 1;
        int end = start + Integer.parseInt(text, 0, start - 1, 10);
        return new AssetHistory(PackedManifest.unpack(List.of(text.substring(start, end))), unpackDeltas(text, end));
    }

    private static List<Delta> unpackDeltas(String text, int start) {
        List<Delta> deltas = new ArrayList<>();
        for (int at = start; at < text.length();) {
            int target = text.indexOf(SEPARATOR, at) + 1;
            int dictionary = target + Fingerprint.ENCODED_LENGTH;
            int fingerprint = dictionary + Fingerprint.ENCODED_LENGTH;
            int size = fingerprint + Fingerprint.ENCODED_LENGTH;
            int end = text.indexOf(SEPARATOR, size);
            deltas.add(new Delta(text.substring(at, target - 1),
                    Fingerprint.decode(text.substring(target, dictionary)),
                    Fingerprint.decode(text.substring(dictionary, fingerprint)),
                    Fingerprint.decode(text.substring(fingerprint, size)),
                    Long.parseLong(text, size, end, 10)));
            at = end + 1;
        }
        return deltas;
    }
}
