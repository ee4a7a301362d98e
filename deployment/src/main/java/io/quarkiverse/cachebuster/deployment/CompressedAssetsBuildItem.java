package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The compressed variants that were made, by the fingerprint of what was compressed, and for which assets: an image may have
 * the bytes of a text.
 */
final class CompressedAssetsBuildItem extends SimpleBuildItem {

    private final Set<String> paths;
    private final Map<Fingerprint, List<Variant>> variants;

    CompressedAssetsBuildItem(Set<String> paths, Map<Fingerprint, List<Variant>> variants) {
        this.paths = paths;
        this.variants = variants;
    }

    /** The asset with its variants. */
    Asset complete(Asset asset) {
        if (!paths.contains(asset.path())) {
            return asset;
        }
        Content own = asset.own();
        return asset.withContent(complete(asset.content())).withOwn(own == null ? null : complete(own));
    }

    private Content complete(Content content) {
        List<Variant> known = variants.getOrDefault(content.fingerprint(), List.of());
        return known.isEmpty() ? content : content.withVariants(known);
    }
}
