package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The differences between assets and what earlier builds served for the same paths.
 */
final class DeltasBuildItem extends SimpleBuildItem {

    private final List<Delta> deltas;
    private final Map<String, byte[]> resources;

    /** @param resources the deltas' bytes by the name of their resource */
    DeltasBuildItem(List<Delta> deltas, Map<String, byte[]> resources) {
        this.deltas = deltas;
        this.resources = resources;
    }

    List<Delta> deltas() {
        return deltas;
    }

    Map<String, byte[]> resources() {
        return resources;
    }
}
