package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The validated configuration of which files are assets and how their ids are computed.
 */
final class AssetRulesBuildItem extends SimpleBuildItem {

    private final AssetRules rules;

    AssetRulesBuildItem(AssetRules rules) {
        this.rules = rules;
    }

    AssetRules rules() {
        return rules;
    }
}
