package io.quarkiverse.cachebuster.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * Decides which expressions are mistakes, considering the names that the application uses.
 */
final class NearMissesBuildItem extends SimpleBuildItem {

    private final NearMisses nearMisses;

    NearMissesBuildItem(NearMisses nearMisses) {
        this.nearMisses = nearMisses;
    }

    NearMisses nearMisses() {
        return nearMisses;
    }
}
