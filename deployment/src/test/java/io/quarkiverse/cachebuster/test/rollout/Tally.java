package io.quarkiverse.cachebuster.test.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Counts what visitors get in one phase of a rollout. */
final class Tally {

    private final Set<String> versions = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> wrongAndCacheable = new ArrayList<>();
    private int requests;
    private int assets;
    private int fromCache;

    void addPage(Reply page) {
        requests++;
        versions.add(page.version());
    }

    /**
     * @param correct whether the asset belongs to the same version as the document that refers to it
     */
    void addAsset(Reply asset, boolean correct) {
        requests++;
        assets++;
        if (asset.fromCache()) {
            fromCache++;
        }
        if (!correct) {
            String description = asset.status() + " " + asset.url() + " " + asset.cacheControl();
            wrong.add(description);
            if (asset.isCacheableForOverAnHour()) {
                wrongAndCacheable.add(description);
            }
        }
    }

    /** The versions of the pages. */
    Set<String> versions() {
        return versions;
    }

    int requests() {
        return requests;
    }

    /** Assets that were missing or had the bytes of another version. */
    List<String> wrong() {
        return wrong;
    }

    /** The {@link #wrong()} assets that caches may keep for over an hour. */
    List<String> wrongAndCacheable() {
        return wrongAndCacheable;
    }

    /** The share of assets that came from the shared cache. */
    double cacheHitRatio() {
        return (double) fromCache / assets;
    }

    @Override
    public String toString() {
        long withAnId = wrong.stream().filter(description -> description.contains("?v=")).count();
        return "%s: %d requests, %d wrong (%d with an id in the URL), %d of them cacheable, %.0f %% from the shared cache"
                .formatted(versions, requests, wrong.size(), withAnId, wrongAndCacheable.size(), 100 * cacheHitRatio());
    }
}
