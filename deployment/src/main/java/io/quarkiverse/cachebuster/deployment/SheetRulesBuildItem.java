package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.link.SheetRules;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The configuration of how style sheets are served.
 */
final class SheetRulesBuildItem extends SimpleBuildItem {

    private final SheetRules rules;

    SheetRulesBuildItem(SheetRules rules) {
        this.rules = rules;
    }

    SheetRules rules() {
        return rules;
    }
}
