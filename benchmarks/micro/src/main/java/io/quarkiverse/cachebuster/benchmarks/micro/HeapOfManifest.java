package io.quarkiverse.cachebuster.benchmarks.micro;

import java.util.List;

import org.openjdk.jol.info.GraphLayout;

import io.quarkiverse.cachebuster.runtime.ManyAssets;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;

/**
 * Prints the heap that a manifest takes per asset: for the path, for the recorded text, which is a constant of the recorded
 * class and stays in the heap anyway, and for all else.
 */
public final class HeapOfManifest {

    private HeapOfManifest() {
    }

    /** The size of the elements without the array. */
    private static long sizeOf(Object[] elements) {
        return GraphLayout.parseInstance((Object) elements).totalSize()
                - GraphLayout.parseInstance((Object) new Object[elements.length]).totalSize();
    }

    public static void main(String[] args) {
        for (int count : new int[] { 1_000, 10_000, 50_000 }) {
            List<String> recorded = ManyAssets.recorded(count);
            AssetManifest manifest = AssetManifest.unpack(recorded);
            long all = GraphLayout.parseInstance(manifest).totalSize();
            long paths = sizeOf(manifest.paths().toArray());
            long text = sizeOf(recorded.toArray());
            System.out.printf("%,7d assets: %,11d bytes; per asset: path %d, recorded text %d, all else %d%n", count, all,
                    paths / count, text / count, (all - paths - text) / count);
        }
    }
}
