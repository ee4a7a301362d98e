package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.quarkiverse.cachebuster.runtime.page.Page;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The HTML templates of the application, and its static pages except those that are left alone.
 */
final class PagesBuildItem extends SimpleBuildItem {

    static final PagesBuildItem NONE = new PagesBuildItem(List.of(), List.of(), page -> false, "");

    private final List<Page> staticPages;
    private final List<Page> templates;
    private final Predicate<String> leftAlone;
    private final Set<String> webManifests;

    /** @param leftAlone selects the templates without ids by their paths */
    PagesBuildItem(List<Page> staticPages, List<Page> templates, Predicate<String> leftAlone, String rootPath) {
        this.leftAlone = leftAlone;
        this.staticPages = staticPages;
        this.templates = templates;
        this.webManifests = WebManifests.namedIn(withIds(), rootPath);
    }

    /** Sorted by path. */
    List<Page> staticPages() {
        return staticPages;
    }

    /** Sorted by path, with those that are left alone. */
    List<Page> templates() {
        return templates;
    }

    /** Whether the template with this path is left alone. */
    boolean isLeftAlone(String template) {
        return leftAlone.test(template);
    }

    /** The static pages and the templates that are not left alone. */
    List<Page> withIds() {
        return Stream.concat(staticPages.stream(), templates.stream().filter(template -> !leftAlone.test(template.name())))
                .toList();
    }

    /** The canonical paths of the web app manifests that pages name, whether they exist or not. */
    Set<String> webManifests() {
        return webManifests;
    }
}
