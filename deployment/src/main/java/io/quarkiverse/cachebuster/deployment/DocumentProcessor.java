package io.quarkiverse.cachebuster.deployment;

import java.util.TreeMap;
import java.util.stream.Collectors;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.Syntaxes;
import io.quarkiverse.cachebuster.runtime.UrlStyles;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;

/**
 * Adds the rewritten documents to the application as private resources, which have no URL of their own.
 */
class DocumentProcessor {

    @BuildStep
    LinkRulesBuildItem readRules(AssetRulesBuildItem rules, HashedNamesBuildItem hashedNames, CacheBusterFixedConfig fixed,
            CacheBusterBuildTimeConfig config, DeliveryBuildItem delivery, WebDependenciesBuildItem webDependencies,
            PagesBuildItem pages) {
        return new LinkRulesBuildItem(
                new LinkRules(rules.rules().withHashedNames(hashedNames.names()), UrlStyles.of(fixed), delivery.rootPath(),
                        webDependencies.webDependencies(),
                        Syntaxes.of(config.css().enabled(), config.html().enabled(), pages.webManifests())));
    }

    @BuildStep
    void addRewrittenDocuments(AssetManifestBuildItem manifest, DeliveryBuildItem delivery,
            BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<NativeImageResourceBuildItem> nativeResources) {
        if (delivery.isByServletContainer()) {
            return;
        }
        manifest.documents().stream().filter(document -> document.asset().isRewritten())
                .collect(Collectors.toMap(document -> document.asset().content().resource(), ServedDocument::bytes,
                        (one, same) -> one, TreeMap::new))
                .forEach((name, bytes) -> {
                    resources.produce(new GeneratedResourceBuildItem(name, bytes));
                    nativeResources.produce(new NativeImageResourceBuildItem(name));
                });
    }
}
