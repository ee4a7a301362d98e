package io.quarkiverse.cachebuster.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.url.AssetUrls;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Integrity;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;

/**
 * A manifest of any size and the bean on top of it, made as a production build and its start make them; in this package since
 * the bean's class is visible in no other.
 */
public final class ManyAssets {

    /** The bean reports that many unknown paths and does nothing from then on. */
    private static final int REPORTED = 300;

    private ManyAssets() {
    }

    public static String path(int i) {
        return "/static/directory-" + i / 100 + "/picture-" + i + ".png";
    }

    /** The content of this asset in benchmarks that need a file. */
    public static byte[] content(int i) {
        return path(i).getBytes(StandardCharsets.UTF_8);
    }

    /** All paths in random order, as strings that are equal to those in the manifest but not the same. */
    public static String[] shuffledPaths(int count) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(path(i));
        }
        Collections.shuffle(paths, new Random(1));
        return paths.toArray(String[]::new);
    }

    /** The manifest as a production build makes it and as the application has it. */
    public static AssetManifest manifest(int count) {
        return AssetManifest.unpack(recorded(count));
    }

    /** What a production build records, the integrity of each asset included. */
    public static List<String> recorded(int count) {
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Fingerprint fingerprint = Fingerprint.of(content(i));
            assets.add(Asset.of(path(i), fingerprint.cacheId(16, ""), 
                    Content.of(fingerprint, 20_000).withIntegrity(Integrity.of(content(i)))));
        }
        return AssetManifest.of(assets).pack();
    }

    /** The bean after it has reported all the unknown paths that it ever will. */
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
