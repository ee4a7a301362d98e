package io.quarkiverse.cachebuster.deployment;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The packed history among the application's resources.
 */
final class HistoryBuildItem extends SimpleBuildItem {

    private final @Nullable Fingerprint fingerprint;
    private final boolean hashedNames;

    /**
     * @param fingerprint of the resource; null if there is no history
     * @param hashedNames whether it has files whose names contained a hash, so that their URLs had no id
     */
    HistoryBuildItem(@Nullable Fingerprint fingerprint, boolean hashedNames) {
        this.fingerprint = fingerprint;
        this.hashedNames = hashedNames;
    }

    @Nullable
    Fingerprint fingerprint() {
        return fingerprint;
    }

    boolean hashedNames() {
        return hashedNames;
    }
}
