package io.quarkiverse.cachebuster.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The check of template calls, configured.
 */
final class ReferencesBuildItem extends SimpleBuildItem {

    private final TemplateReferences check;

    ReferencesBuildItem(TemplateReferences check) {
        this.check = check;
    }

    TemplateReferences check() {
        return check;
    }
}
