package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * What earlier builds served under ids that are no longer current.
 */
final class EarlierAssetsBuildItem extends SimpleBuildItem {

    /** No earlier builds. */
    static final EarlierAssetsBuildItem NONE = new EarlierAssetsBuildItem(List.of(), Map.of());

    private final List<Asset> assets;
    private final Map<String, byte[]> resources;

    /**
     * @param assets from the newest build to the oldest, with their variants; each path and id once
     * @param resources the bytes of contents and variants by the name of their resource
     */
    EarlierAssetsBuildItem(List<Asset> assets, Map<String, byte[]> resources) {
        this.assets = assets;
        this.resources = resources;
    }

    List<Asset> assets() {
        return assets;
    }

    Map<String, byte[]> resources() {
        return resources;
    }

    byte[] bytes(Content content) {
        return resources.get(content.resource());
    }
}
