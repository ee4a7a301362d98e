package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.page.PageRules;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The configuration of how pages are rewritten.
 */
final class PageRulesBuildItem extends SimpleBuildItem {

    private final PageRules rules;

    PageRulesBuildItem(PageRules rules) {
        this.rules = rules;
    }

    PageRules rules() {
        return rules;
    }
}
