package io.quarkiverse.cachebuster.deployment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.deployment.CacheBusterBuildTimeConfig.UnknownAsset;
import io.quarkiverse.cachebuster.deployment.CacheBusterBuildTimeConfig.Unresolved;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.WebManifestKind;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.LiveReloadBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.qute.ParameterDeclaration;
import io.quarkus.qute.deployment.CheckedTemplateBuildItem;
import io.quarkus.qute.deployment.IncorrectExpressionBuildItem;
import io.quarkus.qute.deployment.TemplateExtensionMethodBuildItem;
import io.quarkus.qute.deployment.TemplatesAnalysisBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Lists the references in documents and templates, and reports those to missing assets. Qute collects the mistakes in
 * all templates, then fails the build or, in dev mode, shows its error page.
 */
class ReferenceCheckProcessor {

    private static final Logger LOG = Logger.getLogger(ReferenceCheckProcessor.class);
    private static final String UNCHECKED_PATHS = "quarkus.cache-buster.templates.unchecked-paths";
    private static final String HINT = "\n\t(to allow files that only exist at run time, set " + UNCHECKED_PATHS + ")";

    /**
     * @param key its configuration key
     * @param summary what is wrong if it fails
     */
    private record Check(String key, String summary) {
    }

    @BuildStep
    ReadTemplatesBuildItem readTemplates(TemplatesAnalysisBuildItem analysis) {
        return new ReadTemplatesBuildItem(analysis.getAnalysis().stream()
                .map(template -> TemplateReader.read(template.path, template.getNodes())).toList());
    }

    @BuildStep
    NearMissesBuildItem knowNames(ReadTemplatesBuildItem templates, ApplicationArchivesBuildItem archives,
            CombinedIndexBuildItem index, List<TemplateExtensionMethodBuildItem> extensionMethods) {
        NamesInCode names = new NamesInCode(archives);
        boolean foreign = ForeignResolvers.exist(index.getIndex(), extensionMethods);
        return new NearMissesBuildItem(new NearMisses(names::contain, templates.introduced(), !foreign));
    }

    @BuildStep
    ReferencesBuildItem listReferences(AssetManifestBuildItem manifest, ReadTemplatesBuildItem templates,
            AssetRulesBuildItem rules, DeliveryBuildItem delivery, WebDependenciesBuildItem webDependencies,
            NearMissesBuildItem nearMisses, TemplateLinksBuildItem templateLinks, CacheBusterBuildTimeConfig config) {
        PathGlobs uncheckedPaths = new PathGlobs(
                Globs.parse(UNCHECKED_PATHS, config.templates().uncheckedPaths().orElse(List.of())), List.of());
        LatePaths latePaths = LatePaths.of(ConfigProvider.getConfig());
        AssetLookup lookup = new AssetLookup(new RecordedAssets(manifest.manifest()),
                delivery.rootPath(), webDependencies.webDependencies(), uncheckedPaths.or(latePaths));
        return new ReferencesBuildItem(
                Stream.concat(manifest.references().stream(), templateLinks.references().stream())
                        .filter(each -> !(each.problem() instanceof Problem.Missing missing && latePaths.test(missing.path())))
                        .toList(),
                Stream.concat(manifest.mistakes().stream(), templateLinks.mistakes().stream()).toList(),
                new TemplateReferences(lookup, rules.rules(), nearMisses.nearMisses()).in(templates.templates()));
    }

    @BuildStep
    @Produce(ServiceStartBuildItem.class)
    void reportPlainReferences(ReferencesBuildItem references, HashedNamesBuildItem hashedNames, DeliveryBuildItem delivery,
            PagesBuildItem pages, AssetManifestBuildItem manifest, LiveReloadBuildItem liveReload) {
        if (delivery.isByServletContainer() || liveReload.isLiveReload()) {
            return;
        }
        PlainReferences.describe(references.references(), hashedNames.names()).forEach(LOG::info);
        if (delivery.rootPath().isEmpty()) {
            PlainReferences.describeIcon(pages.withIds(), manifest.manifest().paths()).ifPresent(LOG::info);
        }
    }

    @BuildStep
    void checkStyleSheets(ReferencesBuildItem references, AssetManifestBuildItem manifest, CacheBusterBuildTimeConfig config,
            BuildProducer<ValidationErrorBuildItem> errors) {
        report(references.unresolved(CssSyntax.Kind.class), manifest, config.css().unresolved(),
                new Check("quarkus.cache-buster.css.unresolved", "Style sheets refer to static resources that do not exist"),
                errors);
    }

    @BuildStep
    void checkPages(ReferencesBuildItem references, AssetManifestBuildItem manifest, CacheBusterBuildTimeConfig config,
            BuildProducer<ValidationErrorBuildItem> errors) {
        List<Reference> unresolved = Stream.of(references.unresolved(HtmlKind.class),
                references.unresolved(WebManifestKind.class), references.mistakes())
                .flatMap(List::stream).sorted(Comparator.comparing(Reference::position)).toList();
        report(unresolved, manifest, config.html().unresolved(),
                new Check("quarkus.cache-buster.html.unresolved",
                        "Pages refer to static resources that do not exist or do not match their integrity"),
                errors);
    }

    /**
     * Always fails the build: browsers would refuse what the element loads. A servlet container sends files unmodified, and
     * {@code asset:integrity} is then that of the file.
     */
    @BuildStep
    void checkIntegrity(TemplateLinksBuildItem templates, DeliveryBuildItem delivery,
            BuildProducer<ValidationErrorBuildItem> errors) {
        if (!templates.errors().isEmpty() && !delivery.isByServletContainer()) {
            errors.produce(new ValidationErrorBuildItem(new ConfigurationException(
                    "Templates contain integrity values that do not match what browsers load:\n\t" + String.join("\n\t",
                            UnresolvedReferences.describe(templates.errors(), List.of())))));
        }
    }

    private static void report(List<Reference> unresolved, AssetManifestBuildItem manifest, Unresolved reaction,
            Check check, BuildProducer<ValidationErrorBuildItem> errors) {
        if (reaction == Unresolved.IGNORE) {
            return;
        }
        List<String> problems = UnresolvedReferences.describe(unresolved, manifest.manifest().paths());
        if (problems.isEmpty()) {
            return;
        }
        if (reaction == Unresolved.WARN) {
            problems.subList(0, problems.size() - 1).forEach(LOG::warn);
            LOG.warn(problems.get(problems.size() - 1) + "\n\t(to ignore such references, set " + check.key() + "=ignore)");
        } else {
            errors.produce(new ValidationErrorBuildItem(new ConfigurationException(check.summary() + " (to allow it, set "
                    + check.key() + "=warn):\n\t" + String.join("\n\t", problems))));
        }
    }

    @BuildStep
    void checkTemplates(ReferencesBuildItem references, AssetManifestBuildItem manifest, CacheBusterBuildTimeConfig config,
            BuildProducer<IncorrectExpressionBuildItem> incorrectExpressions) {
        UnknownAsset reaction = config.templates().unknownAsset();
        if (reaction == UnknownAsset.IGNORE) {
            return;
        }
        List<Reference> unresolved = references.unresolved(TemplateCall.Kind.class).stream()
                .sorted(Comparator.comparing(Reference::position)).toList();
        Reference lastUnknown = unresolved.stream().filter(each -> each.problem() instanceof Problem.Unknown)
                .reduce((before, last) -> last).orElse(null);
        for (Reference reference : unresolved) {
            String problem = reference.problem().describe(manifest.manifest().paths())
                    + (reference == lastUnknown ? HINT : "");
            if (reaction == UnknownAsset.FAIL) {
                incorrectExpressions.produce(
                        new IncorrectExpressionBuildItem(reference.text(), problem, references.origin(reference)));
            } else {
                LOG.warnf("%s - {%s}: %s", reference.position(), reference.text(), problem);
            }
        }
    }

    @BuildStep
    void checkConcatenations(ReadTemplatesBuildItem templates, TemplatesAnalysisBuildItem analysis,
            List<CheckedTemplateBuildItem> checkedTemplates, BuildProducer<IncorrectExpressionBuildItem> incorrectExpressions) {
        Map<String, Set<String>> declared = new HashMap<>();
        analysis.getAnalysis().forEach(each -> declared.put(each.path,
                each.parameterDeclarations.stream().map(ParameterDeclaration::getKey).collect(Collectors.toSet())));
        for (ReadTemplate template : templates.templates()) {
            Optional<CheckedTemplateBuildItem> checked = checkedTemplates.stream()
                    .filter(each -> each.requireTypeSafeExpressions && !each.isFragment() && template.hasId(each.templateId))
                    .findFirst();
            Set<String> typed = checked.map(each -> each.bindings.keySet()).orElse(declared.get(template.path()));
            Concatenations.unchecked(template, checked.isPresent(), typed)
                    .forEach((reference, origin) -> incorrectExpressions.produce(new IncorrectExpressionBuildItem(
                            reference.text(), reference.problem().describe(List.of()), origin)));
        }
    }
}
