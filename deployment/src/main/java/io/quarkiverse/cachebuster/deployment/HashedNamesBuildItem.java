package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.cachebuster.runtime.url.HashedNames;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The files whose names are known to contain a hash of their content.
 */
final class HashedNamesBuildItem extends SimpleBuildItem {

    private final Predicate<String> configured;
    private final List<String> files;

    /**
     * @param configured selects the configured ones
     * @param files the paths of those that need no configuration, sorted
     */
    HashedNamesBuildItem(Predicate<String> configured, List<String> files) {
        this.configured = configured;
        this.files = files;
    }

    /** Selects all of them. */
    HashedNames names() {
        return new HashedNames(configured, files);
    }

    /** The paths of those that need no configuration, sorted. */
    List<String> files() {
        return files;
    }
}
