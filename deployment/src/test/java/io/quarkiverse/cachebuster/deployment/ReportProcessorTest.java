package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkus.deployment.builditem.LiveReloadBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.smallrye.config.SmallRyeConfigBuilder;

class ReportProcessorTest {

    private static final Reference REFERENCE = Reference.to("/x.png", CssSyntax.Kind.URL, "x.png",
            new Position("/x.css", 1, 1));

    @TempDir
    Path directory;

    private final Logger logger = Logger.getLogger(ReportProcessor.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + ((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void namesTheFileAsSeenFromTheProject() {
        report(List.of(REFERENCE), new LiveReloadBuildItem());

        assertThat(lines).containsExactly("INFO 1 reference in 1 document: 1 with id (see target/cache-buster/report.json)");
    }

    @Test
    void logsNothingWhenDevModeReloads() {
        report(List.of(REFERENCE), new LiveReloadBuildItem(true, Set.of(), Map.of(), null));

        assertThat(lines).isEmpty();
        assertThat(file()).content().contains("\"x.png\"");
    }

    @Test
    void logsNothingIfThereAreNoReferences() {
        report(List.of(), new LiveReloadBuildItem());

        assertThat(lines).isEmpty();
        assertThat(file()).exists();
    }

    @Test
    void replacesAnEarlierReportAndLeavesNothingElse() {
        report(List.of(REFERENCE), new LiveReloadBuildItem());
        report(List.of(), new LiveReloadBuildItem());

        assertThat(file()).content().doesNotContain("x.png");
        assertThat(file().getParent()).isDirectoryContaining(file()::equals)
                .isDirectoryNotContaining(each -> !each.equals(file()));
    }

    @Test
    void warnsIfTheFileCannotBeWritten() throws IOException {
        Files.createDirectories(file().resolve("not empty"));

        report(List.of(REFERENCE), new LiveReloadBuildItem());

        assertThat(lines).singleElement().asString()
                .startsWith("WARN Cannot write 'target/cache-buster/report.json': ");
    }

    @Test
    void warnsIfTheScriptCannotBeWritten() throws IOException {
        Files.createDirectories(file().resolveSibling("check-site.py").resolve("not empty"));

        writeSiteCheck("v");

        assertThat(lines).singleElement().asString().startsWith("WARN Cannot write 'target/cache-buster/check-site.py': ");
    }

    @Test
    void writesTheScriptWithTheNameOfTheParameter() {
        writeSiteCheck("build");

        assertThat(file().resolveSibling("check-site.py")).content().contains("\nPARAMETER = 'build'\n")
                .containsOnlyOnce("\nPARAMETER = ");
    }

    private void writeSiteCheck(String parameter) {
        CacheBusterFixedConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(CacheBusterFixedConfig.class).withMappingIgnore("quarkus.**")
                .withDefaultValue("quarkus.cache-buster.query-parameter", parameter).build()
                .getConfigMapping(CacheBusterFixedConfig.class);
        new ReportProcessor().writeSiteCheck(target(), config);
    }

    private void report(List<Reference> references, LiveReloadBuildItem liveReload) {
        new ReportProcessor().writeReport(new ReportBuildItem(Report.of(references, AssetManifest.of(List.of()), true)),
                target(), liveReload);
    }

    private OutputTargetBuildItem target() {
        return new OutputTargetBuildItem(directory.resolve("target"), "app", "app", false, new Properties(), Optional.empty());
    }

    private Path file() {
        return directory.resolve("target/cache-buster/report.json");
    }
}
