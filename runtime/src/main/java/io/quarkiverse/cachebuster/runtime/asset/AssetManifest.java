package io.quarkiverse.cachebuster.runtime.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * All assets that the build found, by path. Immutable.
 * <p>
 * {@link #pack} gives the form in which it is recorded as bytecode: a few long strings instead of an entry of a map for each
 * asset, since the constants and the code for these outgrow a class at some 17,000 assets.
 */
public final class AssetManifest {

    /** At most 3 bytes a character in a class file, where a string constant may have 65,535. */
    private static final int CHUNK = 20_000;
    /** Cannot occur in a path. */
    private static final char SEPARATOR = '\0';
    private static final char REWRITTEN = 'r';
    private static final char WITH_INTEGRITY = 'i';

    private final Map<String, Asset> assets;
    /** Made when somebody asks, which happens for wrong paths only. */
    private volatile @Nullable Set<String> directories;

    private AssetManifest(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /**
     * The manifest of these assets.
     *
     * @throws IllegalArgumentException if two have the same path
     */
    @SuppressWarnings("unchecked")
    public static AssetManifest of(Collection<Asset> assets) {
        // the immutable maps of the JDK take half the memory of a HashMap
        Map.Entry<String, Asset>[] entries = new Map.Entry[assets.size()];
        int i = 0;
        for (Asset asset : assets) {
            entries[i++] = Map.entry(asset.path(), asset);
        }
        return new AssetManifest(Map.ofEntries(entries));
    }

    private static Set<String> directoriesOf(Collection<String> paths) {
        Set<String> directories = new HashSet<>();
        directories.add("/");
        for (String path : paths) {
            int slash = path.lastIndexOf('/');
            while (slash > 0 && directories.add(path.substring(0, slash))) {
                slash = path.lastIndexOf('/', slash - 1);
            }
        }
        return directories;
    }

    /** The asset with exactly this path, or null. */
    public @Nullable Asset get(String path) {
        return assets.get(path);
    }

    /** Whether {@code path}, which has no slash at its end unless it is the root, leads to assets. */
    public boolean isDirectory(String path) {
        Set<String> known = directories;
        if (known == null) {
            known = directoriesOf(assets.keySet());
            directories = known;
        }
        return known.contains(path);
    }

    /** All assets, in no particular order. */
    public Collection<Asset> assets() {
        return assets.values();
    }

    /** The paths of all assets, in no particular order. */
    public Set<String> paths() {
        return assets.keySet();
    }

    /** The strings from which {@link #unpack} makes an equal manifest; the same for the same assets, in any order. */
    public List<String> pack() {
        List<String> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder(CHUNK);
        for (Asset asset : new TreeMap<>(assets).values()) {
            String entry = pack(asset);
            if (chunk.length() + entry.length() > CHUNK && chunk.length() > 0) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
            }
            chunk.append(entry);
        }
        if (chunk.length() > 0) {
            chunks.add(chunk.toString());
        }
        return chunks;
    }

    /** Path, cache id, size and flags, each with a separator behind it; then the hashes, whose length the flags tell. */
    private static String pack(Asset asset) {
        return asset.path() + SEPARATOR + asset.cacheId() + SEPARATOR + asset.size() + SEPARATOR + packFlags(asset) + SEPARATOR
                + Hashes.Recorded.text(asset.hashes());
    }

    private static String packFlags(Asset asset) {
        String variants = asset.variants().stream().map(coding -> String.valueOf(coding.ordinal()))
                .collect(Collectors.joining());
        return variants + (asset.rewritten() ? REWRITTEN : "") + (asset.hashes().integrity() != null ? WITH_INTEGRITY : "");
    }

    /** The manifest that was {@linkplain #pack packed}. It is made at each start, by a JVM that has compiled nothing yet. */
    public static AssetManifest unpack(List<String> chunks) {
        List<Asset> assets = new ArrayList<>();
        for (String chunk : chunks) {
            for (int at = 0; at < chunk.length();) {
                int path = chunk.indexOf(SEPARATOR, at);
                int id = chunk.indexOf(SEPARATOR, path + 1);
                int size = chunk.indexOf(SEPARATOR, id + 1);
                int flags = chunk.indexOf(SEPARATOR, size + 1);
                Hashes.Recorded hashes = new Hashes.Recorded(chunk, flags + 1, chunk.charAt(flags - 1) == WITH_INTEGRITY);
                assets.add(new Asset(chunk.substring(at, path), chunk.substring(path + 1, id), hashes,
                        Long.parseLong(chunk, id + 1, size, 10), isRewritten(chunk, size + 1, flags),
                        unpackVariants(chunk, size + 1, flags)));
                at = hashes.end();
            }
        }
        return of(assets);
    }

    private static boolean isRewritten(String chunk, int start, int end) {
        for (int i = start; i < end; i++) {
            if (chunk.charAt(i) == REWRITTEN) {
                return true;
            }
        }
        return false;
    }

    private static List<ContentCoding> unpackVariants(String chunk, int start, int end) {
        if (start == end || chunk.charAt(start) > '9') {
            return List.of();
        }
        return chunk.substring(start, end).chars().filter(Character::isDigit).mapToObj(c -> ContentCoding.values()[c - '0'])
                .toList();
    }
}
