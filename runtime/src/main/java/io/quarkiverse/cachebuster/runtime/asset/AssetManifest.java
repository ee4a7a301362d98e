package io.quarkiverse.cachebuster.runtime.asset;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The assets found by the build, by path. Immutable.
 */
public final class AssetManifest {

    private final Map<String, Asset> assets;
    /** Computed on demand, since it is needed only for wrong paths. */
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

    /** Whether {@code path}, without a trailing slash unless it is the root, is a directory that contains assets. */
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

    /** The strings that {@link #unpack} turns into an equal manifest. They don't depend on the order of the assets. */
    public List<String> pack() {
        return PackedManifest.pack(assets.values());
    }

    /** Restores a {@linkplain #pack packed} manifest. */
    public static AssetManifest unpack(List<String> chunks) {
        return of(PackedManifest.unpack(chunks));
    }
}
