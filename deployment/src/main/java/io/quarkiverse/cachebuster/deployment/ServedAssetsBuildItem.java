package io.quarkiverse.cachebuster.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * All assets with their variants, and their bytes as they are served.
 */
final class ServedAssetsBuildItem extends SimpleBuildItem {

    private final AssetManifest manifest;
    private final Map<String, ScannedAsset> scanned;
    private final Map<String, ServedDocument> documents;
    private final Map<String, byte[]> variants;

    /** @param variants the compressed bytes by the name of their resource */
    ServedAssetsBuildItem(AssetManifest manifest, ScannedAssetsBuildItem scanned, AssetManifestBuildItem documents,
            Map<String, byte[]> variants) {
        this.manifest = manifest;
        this.scanned = scanned.assets().stream().collect(Collectors.toMap(ScannedAsset::path, asset -> asset));
        this.documents = documents.documents().stream()
                .collect(Collectors.toMap(document -> document.asset().path(), document -> document));
        this.variants = variants;
    }

    AssetManifest manifest() {
        return manifest;
    }

    /** The names of the resources that rewritten documents and compression add to the application. */
    Set<String> resources() {
        Set<String> names = new HashSet<>(variants.keySet());
        manifest.assets().stream().filter(Asset::isRewritten).forEach(asset -> names.add(asset.content().resource()));
        return names;
    }

    /** The bytes under the asset's id; the caller closes the stream. */
    InputStream open(Asset asset) throws IOException {
        ServedDocument document = documents.get(asset.path());
        return document == null ? openOwn(asset) : new ByteArrayInputStream(document.bytes());
    }

    /** The bytes in the asset's file; the caller closes the stream. */
    InputStream openOwn(Asset asset) throws IOException {
        return scanned.get(asset.path()).open();
    }

    /** The bytes of a variant. */
    byte[] variant(Content content, ContentCoding coding) {
        return variants.get(content.resource(coding));
    }
}
