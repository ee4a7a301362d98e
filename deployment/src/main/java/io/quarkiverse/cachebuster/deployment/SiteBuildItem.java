package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.Site;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;

/**
 * The application's assets at run time, recorded or live.
 */
final class SiteBuildItem extends SimpleBuildItem {

    private final RuntimeValue<Site> site;

    SiteBuildItem(RuntimeValue<Site> site) {
        this.site = site;
    }

    RuntimeValue<Site> site() {
        return site;
    }
}
