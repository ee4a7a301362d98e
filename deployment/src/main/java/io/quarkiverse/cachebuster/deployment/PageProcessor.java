package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.page.Page;
import io.quarkiverse.cachebuster.runtime.page.PageRoutes;
import io.quarkiverse.cachebuster.runtime.page.PageRules;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.deployment.annotations.BuildStep;

/**
 * Reads the pages of the application.
 */
class PageProcessor {

    private static final String EXCLUDE = "quarkus.cache-buster.html.exclude";

    @BuildStep
    PagesBuildItem readPages(ScannedAssetsBuildItem scanned, DeliveryBuildItem delivery, CacheBusterBuildTimeConfig config) {
        if (!config.html().enabled()) {
            return PagesBuildItem.NONE;
        }
        Predicate<String> excluded = new PathGlobs(Globs.parse(EXCLUDE, config.html().exclude().orElse(List.of())), List.of());
        List<Page> pages = delivery.isByServletContainer() ? List.of()
                : scanned.assets().parallelStream()
                        .filter(asset -> asset.isOwnPage() && !excluded.test(asset.path()))
                        .map(PageProcessor::read).toList();
        return new PagesBuildItem(pages, List.of(), WebManifests.namedIn(pages, delivery.rootPath()));
    }

    @BuildStep
    PageRulesBuildItem readRules(LinkRulesBuildItem links, CacheBusterFixedConfig fixed, CacheBusterBuildTimeConfig config) {
        return new PageRulesBuildItem(
                new PageRules(links.rules(), fixed.queryParameter(), config.html().integrity(), PageRoutes.NONE));
    }

    private static Page read(ScannedAsset asset) {
        try {
            return Page.of(asset.path(), asset.read());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the page '" + asset.path() + "'", e);
        }
    }
}
