package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.deployment.ScannedAsset.Origin;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class DevUIProcessorTest {

    private static final Reference UNRESOLVED = Reference.unresolved(new Problem.Missing("/gone.png"), CssSyntax.Kind.URL,
            "gone.png", new Position("/x.css", 1, 1));

    @TempDir
    Path directory;

    @Test
    void addsAPageForAssetsAndForEachKindOfReference() {
        assertThat(card(DeliveryBuildItem.byQuarkus("/")).getPages()).map(page -> page.build())
                .extracting(page -> page.getTitle() + " " + page.getStaticLabel().strip())
                .containsExactly("Assets 1", "URLs without id 0", "Unresolved URLs 1");
    }

    @Test
    void describesTheDataForDevMcp() {
        assertThat(card(DeliveryBuildItem.byQuarkus("/")).getBuildTimeData().entrySet())
                .filteredOn(each -> each.getValue().getDescription() != null).extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("assets", "left", "unresolved");
    }

    @Test
    void findsFilesInTheContextOfAServletContainer() {
        assertThat(card(DeliveryBuildItem.byServletContainer("/root", "/context")).getBuildTimeData().get("site").getContent())
                .asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("rootPath", "/root/context");
    }

    private CardPageBuildItem card(DeliveryBuildItem delivery) {
        ScannedAsset asset = ScannedAsset.inMemory("/x.css", new byte[] { 'x' }).from(Origin.APPLICATION);
        AssetManifest manifest = AssetManifest.of(List.of(asset.hash(new AssetRules(path -> true, 16, ""), false)));
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(CompressionConfig.class).withMapping(CacheBusterFixedConfig.class).build();
        return new DevUIProcessor().addPages(new ReportBuildItem(Report.of(List.of(UNRESOLVED), manifest, true)),
                new ScannedAssetsBuildItem(List.of(asset), List.of(), Map.of(), List.of()),
                new AssetManifestBuildItem(manifest, Map.of(), List.of(), null),
                new ReferencesBuildItem(List.of(UNRESOLVED), List.of(), Map.of()), delivery,
                config.getConfigMapping(CacheBusterFixedConfig.class), config.getConfigMapping(CompressionConfig.class),
                new OutputTargetBuildItem(directory, "app", "app", false, new Properties(), Optional.empty()));
    }
}
