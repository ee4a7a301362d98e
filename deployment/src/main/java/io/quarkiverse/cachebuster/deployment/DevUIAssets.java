package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.deployment.ScannedAsset.Origin;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * The assets as the Dev UI lists them. Each row is a JSON object without what is empty or usual, since there may be thousands.
 */
final class DevUIAssets {

    /** The number of references listed for each asset; a site's style sheet may have one on every page. */
    static final int MAX_LISTED = 20;

    private final Map<String, ScannedAsset> scanned = new HashMap<>();
    private final Map<String, List<Position>> positions = new HashMap<>();
    private final CompressedSizes sizes;
    private final DevUIPlaces places;

    DevUIAssets(List<ScannedAsset> scanned, DevUIReferences references, CompressedSizes sizes) {
        scanned.forEach(asset -> this.scanned.put(asset.path(), asset));
        for (ReportedReference each : references.references()) {
            if (each.reference().target() != null) {
                positions.computeIfAbsent(each.reference().target(), target -> new ArrayList<>())
                        .add(each.reference().position());
            }
        }
        this.sizes = sizes;
        this.places = references.places();
    }

    /** Sorted by path. */
    List<Map<String, Object>> rows(Iterable<Asset> assets) {
        List<Map<String, Object>> rows = new ArrayList<>();
        assets.forEach(asset -> rows.add(row(asset)));
        rows.sort(Comparator.comparing(row -> (String) row.get("path")));
        return rows;
    }

    private Map<String, Object> row(Asset asset) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", asset.path());
        if (DocumentKind.hasId(asset)) {
            row.put("id", asset.cacheId());
        } else {
            row.put("noId", whyNoId(asset));
        }
        row.put("size", asset.size());
        for (ContentCoding coding : ContentCoding.values()) {
            long size = sizes.of(asset, coding);
            if (size > 0) {
                row.put(coding.token(), size);
            }
        }
        addOrigin(scanned.get(asset.path()), row);
        List<Position> from = positions.getOrDefault(asset.path(), List.of());
        if (!from.isEmpty()) {
            row.put("references", from.size());
            row.put("from", from.stream().limit(MAX_LISTED).map(places::add).toList());
        }
        return row;
    }

    private static String whyNoId(Asset asset) {
        return asset.hashedName() ? "hashed-name" : ReportedReference.name(DocumentKind.of(asset).name());
    }

    private static void addOrigin(ScannedAsset scanned, Map<String, Object> row) {
        if (scanned.dependency() != null) {
            row.put("origin", scanned.dependency());
        } else if (scanned.origin() == Origin.GENERATED) {
            row.put("origin", "generated");
        }
    }
}
