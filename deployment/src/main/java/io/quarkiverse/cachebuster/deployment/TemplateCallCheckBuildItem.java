package io.quarkiverse.cachebuster.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The check of template calls, configured.
 */
final class TemplateCallCheckBuildItem extends SimpleBuildItem {

    private final TemplateCallCheck check;

    TemplateCallCheckBuildItem(TemplateCallCheck check) {
        this.check = check;
    }

    TemplateCallCheck check() {
        return check;
    }
}
