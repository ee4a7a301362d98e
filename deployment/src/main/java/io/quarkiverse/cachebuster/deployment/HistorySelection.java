package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Variant;

/**
 * Selects the assets that only earlier builds had, as far as they fit: from the newest build to the oldest, within a build
 * the smallest first.
 */
final class HistorySelection {

    /** What was left out. */
    record Dropped(Asset asset, long size) {
    }

    private final AssetManifest current;
    private final AssetRules rules;
    private final boolean variants;
    private final long maxSize;
    /** The names of resources that cost nothing, since the application or an earlier step of the selection has them. */
    private final Set<String> present;
    /** The variants in these resources: another build may have compressed the same bytes differently. */
    private final Map<String, Variant> presentVariants = new HashMap<>();
    private final Set<List<String>> seen = new HashSet<>();
    private final List<Asset> selected = new ArrayList<>();
    private final SortedSet<String> changedNames = new TreeSet<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final Map<String, byte[]> resources = new HashMap<>();
    private long size;

    /**
     * @param variants whether to add compressed variants
     * @param maxSize of what the selection adds to the application
     */
    HistorySelection(ServedAssetsBuildItem served, AssetRules rules, boolean variants, long maxSize) {
        this.current = served.manifest();
        this.rules = rules;
        this.variants = variants;
        this.maxSize = maxSize;
        this.present = served.resources();
        for (Asset asset : current.assets()) {
            remember(asset.content());
            remember(asset.ownContent());
        }
    }

    private void remember(Content content) {
        content.variants().forEach(variant -> presentVariants.put(content.resource(variant.coding()), variant));
    }

    /** Adds the assets of the next older build. */
    void add(EarlierBuild build) throws IOException {
        build.manifest().assets().stream().filter(this::hasChangedUnderItsName).map(Asset::path).forEach(changedNames::add);
        List<Asset> candidates = build.manifest().assets().stream()
                .filter(asset -> rules.includes(asset.path()) && !isCurrent(asset)
                        && seen.add(List.of(asset.path(), asset.cacheId())))
                .map(this::withPresentVariants)
                .sorted(Comparator.comparingLong(HistorySelection::totalSize).thenComparing(Asset::path))
                .toList();
        for (Asset asset : candidates) {
            // again, since a smaller one may have added the same content
            add(withPresentVariants(asset), build);
        }
    }

    private boolean hasChangedUnderItsName(Asset asset) {
        Asset now = current.get(asset.path());
        return asset.hashedName() && now != null && now.hashedName() && !now.fingerprint().equals(asset.fingerprint());
    }

    private boolean isCurrent(Asset asset) {
        Asset now = current.get(asset.path());
        return now != null && now.cacheId().equals(asset.cacheId());
    }

    private Asset withPresentVariants(Asset asset) {
        Content content = asset.content();
        return asset.withContent(content.withVariants(!variants ? List.of()
                : content.variants().stream()
                        .map(variant -> presentVariants.getOrDefault(content.resource(variant.coding()), variant)).toList()));
    }

    private static long totalSize(Asset asset) {
        return asset.size() + asset.content().variants().stream().mapToLong(Variant::size).sum();
    }

    private long addedSize(Content content) {
        long added = present.contains(content.resource()) ? 0 : content.size();
        for (Variant variant : content.variants()) {
            added += present.contains(content.resource(variant.coding())) ? 0 : variant.size();
        }
        return added;
    }

    private void add(Asset asset, EarlierBuild build) throws IOException {
        Content content = asset.content();
        long added = addedSize(content);
        if (added > maxSize - size || content.size() > Integer.MAX_VALUE - 8) {
            dropped.add(new Dropped(asset, added));
            return;
        }
        size += added;
        selected.add(asset);
        if (!resources.containsKey(content.resource())) {
            resources.put(content.resource(), build.read(content.resource(), content.fingerprint(), content.size()));
        }
        present.add(content.resource());
        for (Variant variant : content.variants()) {
            String resource = content.resource(variant.coding());
            if (present.add(resource)) {
                resources.put(resource, build.read(resource, variant.fingerprint(), variant.size()));
            }
        }
        remember(content);
    }

    /** From the newest build to the oldest. */
    List<Asset> selected() {
        return selected;
    }

    /** The number of bytes that the selection adds to the application. */
    long size() {
        return size;
    }

    /** Paths of files with other content than before, although their names are known to contain a hash of it. */
    SortedSet<String> changedNames() {
        return changedNames;
    }

    List<Dropped> dropped() {
        return dropped;
    }

    EarlierAssetsBuildItem result() {
        return new EarlierAssetsBuildItem(selected, resources);
    }
}
