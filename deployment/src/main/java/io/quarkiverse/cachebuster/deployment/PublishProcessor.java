package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.PlainCacheControl;
import io.quarkiverse.cachebuster.runtime.UrlStyles;
import io.quarkiverse.cachebuster.runtime.http.PublishedHeaders;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.ArchiveRootBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;

/**
 * Writes the assets into a directory for an object store or another web server. None of it gets into the application.
 */
class PublishProcessor {

    private static final Logger LOG = Logger.getLogger(PublishProcessor.class);

    @BuildStep(onlyIf = IsProduction.class)
    @Produce(ServiceStartBuildItem.class)
    void publish(ServedAssetsBuildItem served, DeliveryBuildItem delivery, HistoryConfig config, CacheBusterFixedConfig fixed,
            ApplicationInfoBuildItem application, ArchiveRootBuildItem root, OutputTargetBuildItem target) {
        Optional<String> configured = config.publish().directory();
        if (configured.isEmpty()) {
            return;
        }
        Path project = target.getOutputDirectory().toAbsolutePath().getParent();
        Path directory = PublishDirectory.of(configured.get(), project, root.getRootDirectories());
        UrlStyle style = UrlStyles.of(fixed, !delivery.isByServletContainer());
        PublishedManifest manifest = new PublishedManifest(application.getName(), fixed, delivery.rootPath(), style,
                new PublishedHeaders(fixed.salt().orElse(""), plainCacheControl()));
        SortedMap<String, PublishedFile> files = PublishedFiles.of(served.manifest(), style);
        PublishedTree tree = new PublishedTree(directory, served);
        String name = PublishedManifest.name(files.keySet());
        try {
            tree.write(files);
            tree.write(name, manifest.json(files.values()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot publish static resources to '" + configured.get() + "': " + e, e);
        }
        LOG.infof("Published %d file%s to '%s', %d of them new or changed (see %s there)", files.size(),
                files.size() == 1 ? "" : "s", configured.get(), tree.written(), name);
    }

    /** The run-time configuration as far as the build knows it. */
    private static String plainCacheControl() {
        return ConfigProvider.getConfig().getOptionalValue(PlainCacheControl.KEY, String.class).map(PlainCacheControl::of)
                .orElse("no-cache");
    }
}
