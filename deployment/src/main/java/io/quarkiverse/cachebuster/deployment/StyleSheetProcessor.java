package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.deployment.CacheBusterBuildTimeConfig.Unresolved;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.UrlStyles;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.link.UnresolvedReference;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;

/**
 * Style sheets with ids in their references: reports what leads nowhere, and adds the sheets to the application. They are
 * resources of our own, no static resources: nobody can ask for them by name.
 */
class StyleSheetProcessor {

    private static final Logger LOG = Logger.getLogger(StyleSheetProcessor.class);

    /** Each search for nearest paths takes time. */
    private static final int MOST_WITH_SUGGESTIONS = 100;

    @BuildStep
    LinkRulesBuildItem readRules(AssetRulesBuildItem rules, CacheBusterFixedConfig config,
            HttpRootPathBuildItem rootPath) {
        return new LinkRulesBuildItem(
                new LinkRules(rules.rules(), UrlStyles.of(config), CacheBusterProcessor.withoutSlash(rootPath)));
    }

    @BuildStep
    void reportUnresolved(AssetManifestBuildItem manifest, CacheBusterBuildTimeConfig config,
            BuildProducer<ValidationErrorBuildItem> errors) {
        Unresolved reaction = config.css().unresolved();
        if (reaction == Unresolved.IGNORE) {
            return;
        }
        List<String> problems = problems(manifest);
        if (reaction == Unresolved.WARN) {
            problems.forEach(LOG::warn);
        } else if (!problems.isEmpty()) {
            errors.produce(new ValidationErrorBuildItem(new ConfigurationException(problems.stream().collect(Collectors.joining(
                    "\n\t", "Style sheets refer to static resources that do not exist (accept it with"
                            + " quarkus.cache-buster.css.unresolved=warn):\n\t",
                    "")))));
        }
    }

    /** One for each reference, however often it stands in its sheet. */
    private static List<String> problems(AssetManifestBuildItem manifest) {
        Map<String, List<UnresolvedReference>> occurrences = manifest.unresolved().stream()
                .collect(Collectors.groupingBy(UnresolvedReference::withoutPosition, LinkedHashMap::new, Collectors.toList()));
        List<String> problems = new ArrayList<>();
        for (List<UnresolvedReference> same : occurrences.values()) {
            String problem = same.get(0).describe(
                    problems.size() < MOST_WITH_SUGGESTIONS ? manifest.manifest().paths() : List.of());
            problems.add(same.size() == 1 ? problem : problem + " (and " + (same.size() - 1) + " more like it)");
        }
        return problems;
    }

    @BuildStep
    void addRewrittenSheets(AssetManifestBuildItem manifest, BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<NativeImageResourceBuildItem> nativeResources) {
        manifest.sheets().stream().filter(sheet -> sheet.asset().isRewritten())
                .collect(Collectors.toMap(sheet -> sheet.asset().content().resource(), ServedDocument::bytes,
                        (one, same) -> one, TreeMap::new))
                .forEach((name, bytes) -> {
                    resources.produce(new GeneratedResourceBuildItem(name, bytes));
                    nativeResources.produce(new NativeImageResourceBuildItem(name));
                });
    }
}
