package io.quarkiverse.cachebuster.runtime.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    static final String SEPARATOR = "\0";
    private static final String REWRITTEN = "r";

    private final Map<String, Asset> assets;
    private final Set<String> directories;

    private AssetManifest(Map<String, Asset> assets) {
        this.assets = assets;
        this.directories = directoriesOf(assets.keySet());
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
        return directories.contains(path);
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

    private static String pack(Asset asset) {
        return Stream.of(asset.path(), asset.cacheId(), Hashes.Recorded.text(asset.hashes()), asset.size(), packFlags(asset))
                .map(field -> field + SEPARATOR)
                .collect(Collectors.joining());
    }

    private static String packFlags(Asset asset) {
        return asset.variants().stream().map(coding -> String.valueOf(coding.ordinal())).collect(Collectors.joining())
                + (asset.rewritten() ? REWRITTEN : "");
    }

    /** The manifest that was {@linkplain #pack packed}. */
    public static AssetManifest unpack(List<String> chunks) {
        List<Asset> assets = new ArrayList<>();
        for (String chunk : chunks) {
            for (int path = 0; path < chunk.length();) {
                int id = next(chunk, path);
                int hashes = next(chunk, id);
                int size = next(chunk, hashes);
                int flags = next(chunk, size);
                int end = next(chunk, flags);
                assets.add(unpack(field(chunk, path, id), field(chunk, id, hashes), new Hashes.Recorded(chunk, hashes),
                        Long.parseLong(field(chunk, size, flags)), field(chunk, flags, end)));
                path = end;
            }
        }
        return of(assets);
    }

    private static Asset unpack(String path, String cacheId, Hashes hashes, long size, String flags) {
        return new Asset(path, cacheId, hashes, size, flags.endsWith(REWRITTEN), unpackVariants(flags.replace(REWRITTEN, "")));
    }

    /** Where the field behind the one that starts here starts. */
    private static int next(String chunk, int start) {
        return chunk.indexOf(SEPARATOR, start) + 1;
    }

    private static String field(String chunk, int start, int next) {
        return chunk.substring(start, next - 1);
    }

    private static List<ContentCoding> unpackVariants(String packed) {
        return packed.isEmpty() ? List.of() : packed.chars().mapToObj(c -> ContentCoding.values()[c - '0']).toList();
    }
}
