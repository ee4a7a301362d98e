package io.quarkiverse.cachebuster.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cachebuster.runtime.page.Page;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The static pages and HTML templates of the application, without those that are left alone.
 */
final class PagesBuildItem extends SimpleBuildItem {

    static final PagesBuildItem NONE = new PagesBuildItem(List.of(), List.of(), "");

    private final List<Page> staticPages;
    private final List<Page> templates;
    private final Set<String> webManifests;

    PagesBuildItem(List<Page> staticPages, List<Page> templates, String rootPath) {
        this.staticPages = staticPages;
        this.templates = templates;
        this.webManifests = new HashSet<>(WebManifests.namedIn(staticPages, rootPath));
        this.webManifests.addAll(WebManifests.namedIn(templates, rootPath));
    }

    /** Sorted by path. */
    List<Page> staticPages() {
        return staticPages;
    }

    /** Sorted by path. */
    List<Page> templates() {
        return templates;
    }

    /** The canonical paths of the web app manifests that pages name, whether they exist or not. */
    Set<String> webManifests() {
        return webManifests;
    }
}
