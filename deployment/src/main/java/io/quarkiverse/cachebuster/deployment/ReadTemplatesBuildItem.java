package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * What was found in the templates of the application.
 */
final class ReadTemplatesBuildItem extends SimpleBuildItem {

    private final List<ReadTemplate> templates;

    ReadTemplatesBuildItem(List<ReadTemplate> templates) {
        this.templates = templates;
    }

    List<ReadTemplate> templates() {
        return templates;
    }

    /** The names that any of them introduces. */
    Set<String> introduced() {
        return templates.stream().flatMap(each -> each.introduced().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
