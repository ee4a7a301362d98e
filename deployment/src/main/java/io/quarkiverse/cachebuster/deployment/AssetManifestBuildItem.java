package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * All assets of the application with their cache ids.
 */
final class AssetManifestBuildItem extends SimpleBuildItem {

    private final AssetManifest manifest;
    private final Map<String, ServedDocument> documents;
    private final List<Reference> mistakes;
    private final AssetFingerprints files;

    /**
     * @param mistakes the integrity attributes in static pages that no browser would accept
     * @param files the same assets as templates refer to them
     */
    AssetManifestBuildItem(AssetManifest manifest, Map<String, ServedDocument> documents, List<Reference> mistakes,
            AssetFingerprints files) {
        this.manifest = manifest;
        this.documents = documents;
        this.mistakes = mistakes;
        this.files = files;
    }

    List<Reference> mistakes() {
        return mistakes;
    }

    AssetFingerprints files() {
        return files;
    }

    AssetManifest manifest() {
        return manifest;
    }

    /** The documents as they are served, sorted by path. */
    List<ServedDocument> documents() {
        return List.copyOf(documents.values());
    }

    /** All references in these documents. */
    List<Reference> references() {
        return documents.values().stream().flatMap(document -> document.references().stream()).toList();
    }

    /** The bytes served at the asset's URL with its id. */
    byte[] served(ScannedAsset asset) throws IOException {
        ServedDocument document = documents.get(asset.path());
        return document != null ? document.bytes() : asset.read();
    }
}
