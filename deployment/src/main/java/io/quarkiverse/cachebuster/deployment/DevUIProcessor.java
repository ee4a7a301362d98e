package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.deployment.ReportedReference.State;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import io.quarkus.devui.spi.page.WebComponentPageBuilder;

/**
 * Shows the assets and the references without an id in the Dev UI, as of the last build. All of it is build time data, which
 * Dev MCP offers as well.
 */
class DevUIProcessor {

    private static final String ASSETS = "The static files of the application as of the last build: path, cache id (noId says"
            + " why there is none), size in bytes, compressed sizes (br, gzip) if an earlier production build has left them,"
            + " origin (a dependency, or 'generated'; missing for the application's own files), number of references, and the"
            + " first of them as document:line:column. Scripts and links don't count as references.";
    private static final String LEFT = "The references to static files that get no cache id: position"
            + " (document:line:column), URL as written, asset, and the reason. Browsers revalidate these files on every use.";
    private static final String UNRESOLVED = "The references to static files that don't exist: position"
            + " (document:line:column), URL as written, and what is wrong.";

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    CardPageBuildItem addPages(ReportBuildItem report, ScannedAssetsBuildItem scanned, AssetManifestBuildItem manifest,
            ReferencesBuildItem references, DeliveryBuildItem delivery, CacheBusterFixedConfig config,
            CompressionConfig compression, OutputTargetBuildItem target) {
        DevUIPlaces places = new DevUIPlaces(resourceDirectories());
        DevUIReferences reported = new DevUIReferences(report.report().references(), places);
        List<Map<String, Object>> assets = new DevUIAssets(scanned.assets(), reported,
                CompressedSizes.of(compression, references.references(), target)).rows(manifest.manifest().assets());
        CardPageBuildItem card = new CardPageBuildItem();
        card.addBuildTimeData("assets", assets, ASSETS);
        card.addBuildTimeData("left", reported.rows(State.LEFT), LEFT);
        card.addBuildTimeData("unresolved", reported.rows(State.UNRESOLVED), UNRESOLVED);
        card.addBuildTimeData("sources", places.sources());
        card.addBuildTimeData("site", Map.of("rootPath", delivery.rootPath(), "queryParameter", config.queryParameter(),
                "left", reported.count(State.LEFT), "unresolved", reported.count(State.UNRESOLVED),
                "built", System.currentTimeMillis()));
        card.addPage(page("assets", "Assets", "file-image", assets.size()));
        card.addPage(page("left", "URLs without id", "link", reported.count(State.LEFT)));
        card.addPage(page("unresolved", "Unresolved URLs", "link-slash", reported.count(State.UNRESOLVED)));
        return card;
    }

    private static List<Path> resourceDirectories() {
        HotReplacementContext context = DevConsoleManager.getHotReplacementContext();
        return context == null ? List.of() : context.getResourcesDir();
    }

    private static WebComponentPageBuilder page(String name, String title, String icon, long count) {
        return Page.webComponentPageBuilder().title(title).icon("font-awesome-solid:" + icon)
                .componentLink("qwc-cache-buster-" + name + ".js").staticLabel(String.valueOf(count));
    }
}
