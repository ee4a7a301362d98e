package io.quarkiverse.cachebuster.deployment;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.HtmlText;
import io.quarkiverse.cachebuster.runtime.link.Targets;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;
import io.quarkiverse.cachebuster.runtime.page.Page;

/**
 * Finds the web app manifests that pages name: they can have any file name.
 */
final class WebManifests {

    private WebManifests() {
    }

    /** Their canonical paths, whether they exist or not. */
    static Set<String> namedIn(Collection<Page> pages, String rootPath) {
        return pages.stream().flatMap(page -> namedIn(page, rootPath)).collect(Collectors.toSet());
    }

    private static Stream<String> namedIn(Page page, String rootPath) {
        return page.html().references().stream().filter(each -> each.kind() == HtmlKind.MANIFEST)
                .map(each -> path(page, each.url(), rootPath)).filter(Objects::nonNull);
    }

    private static @Nullable String path(Page page, HtmlText value, String rootPath) {
        WrittenUrl url = WrittenUrl.of(value.text());
        String base = page.baseUrl(rootPath);
        if (!value.tags().isEmpty() || url.isLeftAlone() || base == null && !url.path().startsWith("/")) {
            return null;
        }
        String absolute = Targets.absolute(base == null ? "/" : base, url.path());
        return absolute != null && AssetPath.isBelow(rootPath, absolute) ? absolute.substring(rootPath.length()) : null;
    }
}
