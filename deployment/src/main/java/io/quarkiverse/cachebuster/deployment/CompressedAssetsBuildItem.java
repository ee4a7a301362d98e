package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The codings in which assets were compressed, by path; an asset without variants is not there.
 */
final class CompressedAssetsBuildItem extends SimpleBuildItem {

    private final Map<String, List<ContentCoding>> variants;

    CompressedAssetsBuildItem(Map<String, List<ContentCoding>> variants) {
        this.variants = variants;
    }

    Map<String, List<ContentCoding>> variants() {
        return variants;
    }
}
