package io.quarkiverse.cachebuster.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Integrity;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.url.AssetUrls;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;

/**
 * Creates manifests of any size and their bean, like a production build and its start; in this package because the bean's
 * class is package-private.
 */
public final class ManyAssets {

    /** The number of unknown paths that the bean reports before it stops. */
    private static final int REPORTED = 300;

    private ManyAssets() {
    }

    public static String path(int i) {
        return "/static/directory-" + i / 100 + "/picture-" + i + ".png";
    }

    /** The content of an asset, for benchmarks that need a file. */
    public static byte[] content(int i) {
        return path(i).getBytes(StandardCharsets.UTF_8);
    }

    /** All paths in random order, as strings that are equal but not identical to those in the manifest. */
    public static String[] shuffledPaths(int count) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(path(i));
        }
        Collections.shuffle(paths, new Random(1));
        return paths.toArray(String[]::new);
    }

    /** The manifest after recording and unpacking. */
    public static AssetManifest manifest(int count) {
        return AssetManifest.unpack(recorded(count));
    }

    /** The text that a production build records, including integrity. */
    public static List<String> recorded(int count) {
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Fingerprint fingerprint = Fingerprint.of(content(i));
            assets.add(Asset.of(path(i), fingerprint.cacheId(16, ""),
                    Content.of(fingerprint, 20_000).withIntegrity(Integrity.of(content(i)))));
        }
        return AssetManifest.of(assets).pack();
    }

    /** A bean that has already reported the maximum number of unknown paths. */
    public static CacheBuster cacheBuster(AssetManifest manifest) {
        CacheBuster cacheBuster = new DefaultCacheBuster(new AssetLookup(new RecordedAssets(manifest), ""),
                new AssetUrls("", "", new QueryUrlStyle("v")), true, true);
        Logger.getLogger(CacheBuster.class.getName()).setLevel(Level.OFF);
        for (int i = 0; i < REPORTED; i++) {
            cacheBuster.cacheId("/unknown-" + i);
        }
        return cacheBuster;
    }
}
