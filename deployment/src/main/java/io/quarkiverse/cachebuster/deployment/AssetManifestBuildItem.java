package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.link.UnresolvedReference;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * All assets of the application with their cache ids.
 */
final class AssetManifestBuildItem extends SimpleBuildItem {

    private final AssetManifest manifest;
    private final Map<String, ServedDocument> sheets;

    AssetManifestBuildItem(AssetManifest manifest, Map<String, ServedDocument> sheets) {
        this.manifest = manifest;
        this.sheets = sheets;
    }

    AssetManifest manifest() {
        return manifest;
    }

    /** The style sheets as they are served, sorted by path. */
    List<ServedDocument> sheets() {
        return List.copyOf(sheets.values());
    }

    /** The references of style sheets that lead nowhere. */
    List<UnresolvedReference> unresolved() {
        return sheets.values().stream().flatMap(sheet -> sheet.unresolved().stream()).toList();
    }

    /** The bytes that are served for an asset. */
    byte[] served(ScannedAsset asset) throws IOException {
        ServedDocument sheet = sheets.get(asset.path());
        return sheet != null ? sheet.bytes() : asset.read();
    }
}
