package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.deployment.CacheBusterBuildTimeConfig.UnknownAsset;
import io.quarkiverse.cachebuster.deployment.StrayCalls.Stray;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.qute.deployment.EffectiveTemplatePathsBuildItem;
import io.quarkus.qute.deployment.IncorrectExpressionBuildItem;
import io.quarkus.qute.deployment.TemplatePathBuildItem;
import io.quarkus.qute.deployment.TemplatesAnalysisBuildItem;

/**
 * Reports calls of our template methods that browsers would get as text.
 */
class StrayCallProcessor {

    private static final Logger LOG = Logger.getLogger(StrayCallProcessor.class);
    private static final List<String> TEXT = List.of(".html", ".htm", ".js", ".mjs", ".css");
    private static final int MAX_SIZE = 1_000_000;

    @BuildStep
    void checkTemplates(EffectiveTemplatePathsBuildItem templates, TemplatesAnalysisBuildItem analysis,
            CacheBusterBuildTimeConfig config, BuildProducer<IncorrectExpressionBuildItem> incorrectExpressions) {
        UnknownAsset reaction = config.templates().unknownAsset();
        Map<String, String> ids = analysis.getAnalysis().stream()
                .collect(Collectors.toMap(each -> each.path, each -> each.generatedId, (first, second) -> first));
        for (TemplatePathBuildItem template : templates.getTemplatePaths()) {
            String id = ids.get(template.getPath());
            if (reaction == UnknownAsset.IGNORE || id == null || !template.getPath().contains(".htm")) {
                continue;
            }
            for (Stray stray : StrayCalls.inTemplate(template.getPath(), template.getContent())) {
                String problem = "Qute treats this as text because of the space after the brace: write " + stray.corrected();
                if (reaction == UnknownAsset.FAIL) {
                    incorrectExpressions.produce(new IncorrectExpressionBuildItem(
                            stray.text().substring(1, stray.text().length() - 1), problem,
                            new TextOrigin(template.getPath(), id, stray)));
                } else {
                    LOG.warnf("%s - %s: %s", stray.position(), stray.text(), problem);
                }
            }
        }
    }

    /** Only the application's own files: in those of libraries, such text is not a mistake. */
    @BuildStep
    @Produce(ServiceStartBuildItem.class)
    void checkStaticFiles(ScannedAssetsBuildItem scanned) {
        for (ScannedAsset asset : scanned.assets()) {
            if (asset.own() && TEXT.stream().anyMatch(asset.path()::endsWith)) {
                check(asset);
            }
        }
    }

    private static void check(ScannedAsset asset) {
        try {
            if (asset.size() <= MAX_SIZE) {
                List<Stray> strays = StrayCalls.inStaticFile(asset.path(),
                        new String(asset.read(), StandardCharsets.UTF_8));
                if (!strays.isEmpty()) {
                    LOG.warn(describe(asset.path(), strays));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the static resource '" + asset.path() + "': " + e, e);
        }
    }

    private static String describe(String path, List<Stray> strays) {
        Stray first = strays.get(0);
        String more = strays.size() == 1 ? "" : " (and " + (strays.size() - 1) + " more in this file)";
        String advice = path.endsWith(".css") ? "write a plain URL, which gets its id when the style sheet is served"
                : path.endsWith("js") ? "have a template write the URL into the page for the script to read"
                        : "turn the page into a template, or write a plain URL";
        return first.position() + " - " + first.text() + " is sent to browsers as text, because it is not in a template; "
                + advice
                + more;
    }
}
