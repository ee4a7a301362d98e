package io.quarkiverse.cachebuster.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * Knows what the application has a meaning for, and so which expressions are mistakes.
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
