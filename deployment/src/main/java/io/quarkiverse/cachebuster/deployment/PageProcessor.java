package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.page.EditedTemplate;
import io.quarkiverse.cachebuster.runtime.page.Page;
import io.quarkiverse.cachebuster.runtime.page.PageLinker;
import io.quarkiverse.cachebuster.runtime.page.PageLinks;
import io.quarkiverse.cachebuster.runtime.page.PageRules;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.qute.deployment.EffectiveTemplatePathsBuildItem;
import io.quarkus.qute.runtime.QuteConfig;

/**
 * Reads the pages of the application.
 */
class PageProcessor {

    private static final String EXCLUDE = "quarkus.cache-buster.html.exclude";

    @BuildStep
    PagesBuildItem readPages(ScannedAssetsBuildItem scanned, EffectiveTemplatePathsBuildItem templatePaths, QuteConfig qute,
            DeliveryBuildItem delivery, CacheBusterBuildTimeConfig config) {
        Predicate<String> excluded = new PathGlobs(Globs.parse(EXCLUDE, config.html().exclude().orElse(List.of())), List.of());
        List<Page> pages = delivery.isByServletContainer() || !config.html().enabled() ? List.of()
                : scanned.assets().parallelStream()
                        .filter(asset -> asset.isOwnPage() && !excluded.test(asset.path()))
                        .map(PageProcessor::read).toList();
        Predicate<String> leftAlone = template -> !config.html().enabled()
                || EditedTemplate.idsOf(template).stream().anyMatch(id -> excluded.test("/" + id));
        return new PagesBuildItem(pages, readTemplates(templatePaths, qute), leftAlone, delivery.rootPath());
    }

    private static List<Page> readTemplates(EffectiveTemplatePathsBuildItem paths, QuteConfig qute) {
        boolean alternative = ConfigProvider.getConfig().getOptionalValue("quarkus.qute.alt-expr-syntax", Boolean.class)
                .orElse(false);
        return HtmlTemplate.in(paths.getTemplatePaths(), qute.contentTypes()).stream()
                .map(each -> Page.ofTemplate(each.path(), each.text(), alternative)).toList();
    }

    @BuildStep
    PageRulesBuildItem readRules(LinkRulesBuildItem links, PagesBuildItem pages, CombinedIndexBuildItem index,
            DeliveryBuildItem delivery, CacheBusterFixedConfig fixed, CacheBusterBuildTimeConfig config) {
        Routes routes = RouteFinder.find(index.getIndex(), ConfigProvider.getConfig(), delivery.isByServletContainer());
        return new PageRulesBuildItem(
                new PageRules(links.rules(), fixed.queryParameter(), config.html().integrity(), pages::isLeftAlone,
                        routes));
    }

    private static Page read(ScannedAsset asset) {
        try {
            return Page.of(asset.path(), asset.read());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the page '" + asset.path() + "': " + e, e);
        }
    }

    @BuildStep
    TemplateLinksBuildItem linkTemplates(PagesBuildItem pages, ReadTemplatesBuildItem templates,
            AssetManifestBuildItem manifest, PageRulesBuildItem rules, DeliveryBuildItem delivery,
            WebDependenciesBuildItem webDependencies, BuildProducer<EditedTemplateBuildItem> edited) {
        AssetLookup lookup = new AssetLookup(new RecordedAssets(manifest.manifest()), delivery.rootPath(),
                webDependencies.webDependencies(), path -> false);
        TemplatePages surroundings = new TemplatePages(pages.templates(), new TemplateGroups(templates.templates()),
                manifest.files().inlineScripts(), lookup);
        PageLinker linker = new PageLinker(manifest.files(), rules.rules(), surroundings::around);
        List<Reference> references = new ArrayList<>();
        List<Reference> mistakes = new ArrayList<>();
        List<Reference> errors = new ArrayList<>();
        for (Page template : pages.templates()) {
            PageLinks links = linker.link(template);
            errors.addAll(links.errors());
            if (pages.isLeftAlone(template.name())) {
                continue;
            }
            references.addAll(links.references());
            mistakes.addAll(links.mistakes());
            if (!links.edits().isEmpty()) {
                edited.produce(new EditedTemplateBuildItem(template.edited(links.edits())));
            }
        }
        return new TemplateLinksBuildItem(references, mistakes, errors);
    }
}
