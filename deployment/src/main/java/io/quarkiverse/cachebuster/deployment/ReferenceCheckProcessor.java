package io.quarkiverse.cachebuster.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.deployment.CacheBusterBuildTimeConfig.UnknownAsset;
import io.quarkiverse.cachebuster.deployment.CacheBusterBuildTimeConfig.Unresolved;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.deployment.IncorrectExpressionBuildItem;
import io.quarkus.qute.deployment.TemplateExtensionMethodBuildItem;
import io.quarkus.qute.deployment.TemplatesAnalysisBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;

/**
 * Lists the references in documents and templates, and reports those to missing assets. Qute collects the mistakes in
 * all templates, then fails the build or, in dev mode, shows its error page.
 */
class ReferenceCheckProcessor {

    private static final Logger LOG = Logger.getLogger(ReferenceCheckProcessor.class);
    private static final String UNCHECKED_PATHS = "quarkus.cache-buster.templates.unchecked-paths";

    @BuildStep
    ReferencesBuildItem listReferences(AssetManifestBuildItem manifest, TemplatesAnalysisBuildItem templates,
            AssetRulesBuildItem rules, HttpRootPathBuildItem rootPath,
            List<TemplateExtensionMethodBuildItem> extensionMethods, CacheBusterBuildTimeConfig config) {
        boolean ownsNamespace = extensionMethods.stream().noneMatch(each -> AssetNamespace.NAME.equals(each.getNamespace()));
        TemplateReferences references = new TemplateReferences(
                new AssetLookup(new RecordedAssets(manifest.manifest()), CacheBusterProcessor.withoutSlash(rootPath)),
                rules.rules(),
                new PathGlobs(Globs.parse(UNCHECKED_PATHS, config.templates().uncheckedPaths().orElse(List.of())),
                        List.of()),
                ownsNamespace);
        Map<Reference, Origin> found = new LinkedHashMap<>();
        templates.getAnalysis().forEach(each -> found.putAll(references.in(each.path, each.expressions)));
        return new ReferencesBuildItem(manifest.references(), found);
    }

    @BuildStep
    @Produce(ServiceStartBuildItem.class)
    void reportPlainReferences(ReferencesBuildItem references, HashedNamesBuildItem hashedNames) {
        PlainReferences.describe(references.references(), hashedNames.names()).forEach(LOG::info);
    }

    @BuildStep
    void checkStyleSheets(ReferencesBuildItem references, AssetManifestBuildItem manifest, CacheBusterBuildTimeConfig config,
            BuildProducer<ValidationErrorBuildItem> errors) {
        Unresolved reaction = config.css().unresolved();
        if (reaction == Unresolved.IGNORE) {
            return;
        }
        List<String> problems = UnresolvedReferences.describe(references.unresolved(CssSyntax.Kind.class),
                manifest.manifest().paths());
        if (reaction == Unresolved.WARN) {
            problems.forEach(LOG::warn);
        } else if (!problems.isEmpty()) {
            errors.produce(new ValidationErrorBuildItem(new ConfigurationException(problems.stream().collect(Collectors.joining(
                    "\n\t", "Style sheets refer to static resources that do not exist (allow it with"
                            + " quarkus.cache-buster.css.unresolved=warn):\n\t",
                    "")))));
        }
    }

    @BuildStep
    void checkTemplates(ReferencesBuildItem references, AssetManifestBuildItem manifest, CacheBusterBuildTimeConfig config,
            BuildProducer<IncorrectExpressionBuildItem> incorrectExpressions) {
        UnknownAsset reaction = config.templates().unknownAsset();
        if (reaction == UnknownAsset.IGNORE) {
            return;
        }
        for (Reference reference : references.unresolved(TemplateCall.Kind.class)) {
            String problem = reference.problem().describe(manifest.manifest().paths());
            if (reaction == UnknownAsset.FAIL) {
                incorrectExpressions.produce(
                        new IncorrectExpressionBuildItem(reference.text(), problem, references.origin(reference)));
            } else {
                LOG.warnf("%s - {%s}: %s", reference.position(), reference.text(), problem);
            }
        }
    }
}
