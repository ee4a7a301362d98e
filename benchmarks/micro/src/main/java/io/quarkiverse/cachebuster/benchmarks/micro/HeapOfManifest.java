package io.quarkiverse.cachebuster.benchmarks.micro;

import org.openjdk.jol.info.GraphLayout;

import io.quarkiverse.cachebuster.runtime.ManyAssets;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;

/**
 * Prints how many bytes of heap a manifest takes for each asset beyond the strings of the paths.
 */
public final class HeapOfManifest {

    private HeapOfManifest() {
    }

    public static void main(String[] args) {
        for (int count : new int[] { 1_000, 10_000, 50_000 }) {
            AssetManifest manifest = ManyAssets.manifest(count);
            long all = GraphLayout.parseInstance(manifest).totalSize();
            long paths = GraphLayout.parseInstance(manifest.paths().toArray()).totalSize()
                    - GraphLayout.parseInstance((Object) new Object[count]).totalSize();
            System.out.printf("%,7d assets: %,11d bytes, of these paths %,10d, per asset beyond its path %4d%n", count, all,
                    paths,
                    (all - paths) / count);
        }
    }
}
