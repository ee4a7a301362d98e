package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.LiveReloadBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;

/**
 * Writes what the documents refer to into a file of the output directory, and the script that checks a deployed site. None of
 * it gets into the application.
 */
class ReportProcessor {

    private static final Logger LOG = Logger.getLogger(ReportProcessor.class);
    private static final String NAME = "cache-buster/report.json";
    private static final String SITE_CHECK = "check-site.py";

    @BuildStep
    ReportBuildItem report(ReferencesBuildItem references, AssetManifestBuildItem manifest, DeliveryBuildItem delivery) {
        return new ReportBuildItem(
                Report.of(references.references(), manifest.manifest(), !delivery.isByServletContainer()));
    }

    @BuildStep
    @Produce(ServiceStartBuildItem.class)
    void writeReport(ReportBuildItem reported, OutputTargetBuildItem target, LiveReloadBuildItem liveReload) {
        Report report = reported.report();
        String name = inProject(target, NAME);
        try {
            write(target.getOutputDirectory().resolve(NAME), report.json());
        } catch (IOException e) {
            LOG.warnf("Cannot write '%s': %s", name, e);
            return;
        }
        if (!report.isEmpty() && !liveReload.isLiveReload()) {
            LOG.infof("%s (see %s)", report.summary(), name);
        }
    }

    /** In the output directory, so that it has the version of the build that is deployed. */
    @BuildStep(onlyIf = IsProduction.class)
    @Produce(ServiceStartBuildItem.class)
    void writeSiteCheck(OutputTargetBuildItem target, CacheBusterFixedConfig config) {
        String name = "cache-buster/" + SITE_CHECK;
        try (InputStream script = ReportProcessor.class.getResourceAsStream(SITE_CHECK)) {
            write(target.getOutputDirectory().resolve(name), new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(parameter("v"), parameter(config.queryParameter())));
        } catch (IOException e) {
            LOG.warnf("Cannot write '%s': %s", inProject(target, name), e);
        }
    }

    /** How the script names the parameter with the id. A valid name needs no escaping. */
    private static String parameter(String name) {
        return "\nPARAMETER = '" + name + "'\n";
    }

    private static String inProject(OutputTargetBuildItem target, String name) {
        return target.getOutputDirectory().getFileName() + "/" + name;
    }

    /** Writes atomically, since continuous testing may build at the same time. JDK temporary files would be private. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling("new" + UUID.randomUUID());
        try {
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
