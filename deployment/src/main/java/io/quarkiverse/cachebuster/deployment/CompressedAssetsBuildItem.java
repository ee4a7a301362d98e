package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The compressed variants of the assets.
 */
final class CompressedAssetsBuildItem extends SimpleBuildItem {

    /** A path and one of its contents: a rewritten style sheet has two. */
    record Key(String path, Fingerprint fingerprint) {
    }

    private final Map<Key, List<Variant>> variants;
    private final Map<String, byte[]> resources;

    /** @param resources the compressed bytes by the name of their resource */
    CompressedAssetsBuildItem(Map<Key, List<Variant>> variants, Map<String, byte[]> resources) {
        this.variants = variants;
        this.resources = resources;
    }

    Map<String, byte[]> resources() {
        return resources;
    }

    /** The asset with its variants. */
    Asset complete(Asset asset) {
        Content own = asset.own();
        return asset.withContent(complete(asset.path(), asset.content()))
                .withOwn(own == null ? null : complete(asset.path(), own));
    }

    private Content complete(String path, Content content) {
        List<Variant> known = variants.getOrDefault(new Key(path, content.fingerprint()), List.of());
        return known.isEmpty() ? content : content.withVariants(known);
    }
}
