package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.deployment.CacheBusterBuildTimeConfig.UnknownAsset;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.qute.deployment.IncorrectExpressionBuildItem;
import io.quarkus.qute.deployment.TemplateExtensionMethodBuildItem;
import io.quarkus.qute.deployment.TemplatesAnalysisBuildItem;
import io.quarkus.qute.deployment.TemplatesAnalysisBuildItem.TemplateAnalysis;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;

/**
 * Checks what templates name as a literal. Qute gathers the mistakes of all templates and fails the build with them, in dev
 * mode with its error page.
 */
class TemplateValidationProcessor {

    private static final Logger LOG = Logger.getLogger(TemplateValidationProcessor.class);
    private static final String UNCHECKED_PATHS = "quarkus.cache-buster.templates.unchecked-paths";

    @BuildStep
    void validateTemplates(TemplatesAnalysisBuildItem templates, TemplateCallCheckBuildItem check,
            CacheBusterBuildTimeConfig config, BuildProducer<IncorrectExpressionBuildItem> incorrectExpressions) {
        UnknownAsset unknownAsset = config.templates().unknownAsset();
        if (unknownAsset == UnknownAsset.IGNORE) {
            return;
        }
        for (TemplateAnalysis template : templates.getAnalysis()) {
            for (TemplateCall call : TemplateCall.allIn(template.expressions)) {
                String problem = check.check().problem(call);
                if (problem != null && unknownAsset == UnknownAsset.FAIL) {
                    incorrectExpressions.produce(new IncorrectExpressionBuildItem(call.text(), problem, call.origin()));
                } else if (problem != null) {
                    LOG.warnf("%s:%d:%d - {%s}: %s", template.path, call.origin().getLine(),
                            call.origin().getLineCharacterStart(), call.text(), problem);
                }
            }
        }
    }

    @BuildStep
    TemplateCallCheckBuildItem configureTemplateCheck(AssetManifestBuildItem manifest, AssetRulesBuildItem rules,
            HttpRootPathBuildItem rootPath, List<TemplateExtensionMethodBuildItem> extensionMethods,
            CacheBusterBuildTimeConfig config) {
        boolean ownsNamespace = extensionMethods.stream().noneMatch(each -> AssetNamespace.NAME.equals(each.getNamespace()));
        return new TemplateCallCheckBuildItem(new TemplateCallCheck(
                new AssetLookup(new RecordedAssets(manifest.manifest()), CacheBusterProcessor.withoutSlash(rootPath)),
                rules.rules(),
                new PathGlobs(Globs.parse(UNCHECKED_PATHS, config.templates().uncheckedPaths().orElse(List.of())),
                        List.of()),
                ownsNamespace));
    }
}
