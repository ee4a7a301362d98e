package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.page.Page;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The static pages and HTML templates of the application, without those that are left alone.
 */
final class PagesBuildItem extends SimpleBuildItem {

    static final PagesBuildItem NONE = new PagesBuildItem(List.of(), List.of(), Set.of());

    private final List<Page> staticPages;
    private final List<Page> templates;
    private final Set<String> webManifests;

    /** @param webManifests the canonical paths of the web app manifests that pages name */
    PagesBuildItem(List<Page> staticPages, List<Page> templates, Set<String> webManifests) {
        this.staticPages = staticPages;
        this.templates = templates;
        this.webManifests = webManifests;
    }

    /** Sorted by path. */
    List<Page> staticPages() {
        return staticPages;
    }

    /** Sorted by path. */
    List<Page> templates() {
        return templates;
    }

    Set<String> webManifests() {
        return webManifests;
    }
}
