package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.Site;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;

/**
 * The application's assets, and the files in the directories that are configured at run time.
 */
final class RunningSiteBuildItem extends SimpleBuildItem {

    private final RuntimeValue<Site> site;

    RunningSiteBuildItem(RuntimeValue<Site> site) {
        this.site = site;
    }

    RuntimeValue<Site> site() {
        return site;
    }
}
