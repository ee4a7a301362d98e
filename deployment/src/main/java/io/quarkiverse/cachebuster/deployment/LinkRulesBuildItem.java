package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The configuration of how documents are read and served.
 */
final class LinkRulesBuildItem extends SimpleBuildItem {

    private final LinkRules rules;

    LinkRulesBuildItem(LinkRules rules) {
        this.rules = rules;
    }

    LinkRules rules() {
        return rules;
    }
}
