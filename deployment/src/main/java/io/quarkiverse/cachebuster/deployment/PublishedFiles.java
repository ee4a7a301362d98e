package io.quarkiverse.cachebuster.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkiverse.cachebuster.runtime.url.FileNameUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * Decides which files a published tree consists of.
 * <p>
 * With the id in the query, a server sends the same file with and without it, so the file has the bytes that belong to the id.
 * With the id in the file name there are two files, and each has the bytes that the application would send.
 */
final class PublishedFiles {

    private final UrlStyle style;
    private final SortedMap<String, PublishedFile> files = new TreeMap<>();

    private PublishedFiles(UrlStyle style) {
        this.style = style;
    }

    /** All files by name. */
    static SortedMap<String, PublishedFile> of(AssetManifest manifest, UrlStyle style) {
        PublishedFiles tree = new PublishedFiles(style);
        List<Asset> assets = manifest.assets().stream().sorted(Comparator.comparing(Asset::path)).toList();
        assets.forEach(tree::addOwnName);
        if (style instanceof FileNameUrlStyle) {
            assets.stream().filter(DocumentKind::hasId).forEach(tree::addNameWithId);
        }
        tree.addVariants();
        return tree.files;
    }

    private void addOwnName(Asset asset) {
        boolean plain = style instanceof FileNameUrlStyle || !DocumentKind.hasId(asset);
        add(plain ? PublishedFile.plain(asset) : PublishedFile.current(asset.path(), asset));
    }

    private void addNameWithId(Asset asset) {
        String url = style.apply(AssetPath.encode(asset.path()), asset.cacheId());
        add(PublishedFile.current(Objects.requireNonNull(AssetPath.decode(url)), asset));
    }

    private void addVariants() {
        for (PublishedFile file : List.copyOf(files.values())) {
            for (Variant variant : file.content().variants()) {
                add(file.withVariant(variant));
            }
        }
    }

    /** Files of the application precede generated ones with the same name. */
    private void add(PublishedFile file) {
        files.putIfAbsent(file.file(), file);
    }
}
