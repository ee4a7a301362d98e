package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.http.MediaType;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Adds what earlier builds served to the application, and leaves an archive of this build for later ones.
 */
class HistoryProcessor {

    private static final Logger LOG = Logger.getLogger(HistoryProcessor.class);
    private static final String MAX_SIZE = "quarkus.cache-buster.history.max-size";
    private static final String BUILDS = "quarkus.cache-buster.history.builds";
    private static final String ARCHIVE = "quarkus.cache-buster.history.archive";
    private static final String SCRIPT = "history.sh";

    @BuildStep(onlyIfNot = IsDevelopment.class)
    EarlierAssetsBuildItem readHistory(ServedAssetsBuildItem served, AssetRulesBuildItem rules, DeliveryBuildItem delivery,
            HistoryConfig config, CompressionConfig compression, CacheBusterFixedConfig fixed,
            ApplicationInfoBuildItem application, OutputTargetBuildItem target) {
        int builds = config.history().builds();
        if (builds < 0) {
            throw new ConfigurationException(BUILDS + " is " + builds + ", but must not be negative");
        }
        Optional<String> configured = config.history().directory();
        if (configured.isEmpty() || builds == 0 || delivery.isByServletContainer()) {
            return EarlierAssetsBuildItem.NONE;
        }
        HistoryDirectory directory = new HistoryDirectory(resolve(configured.get(), HistoryDirectory.KEY, target),
                application.getName(), BuildSettings.of(fixed), rules.rules());
        HistorySelection earlier = new HistorySelection(served, rules.rules(), compression.enabled(),
                config.history().maxSize().asLongValue());
        int read = read(directory, directory.newest(builds), earlier);
        if (read > 0) {
            LOG.infof("The history has %d file%s (%s) of %d earlier build%s", earlier.selected().size(),
                    earlier.selected().size() == 1 ? "" : "s", ByteSize.of(earlier.size()), read, read == 1 ? "" : "s");
        }
        warnOfDropped(earlier.dropped());
        warnOfChanged(earlier.changedNames());
        return earlier.result();
    }

    private static int read(HistoryDirectory directory, List<String> names, HistorySelection earlier) {
        int read = 0;
        for (String name : names) {
            Optional<EarlierBuild> opened = directory.open(name);
            if (opened.isPresent()) {
                try (EarlierBuild build = opened.get()) {
                    earlier.add(build);
                    read++;
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot read the archive '" + name + "': " + e, e);
                }
            }
        }
        return read;
    }

    private static void warnOfDropped(List<HistorySelection.Dropped> dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        HistorySelection.Dropped largest = dropped.stream()
                .max(Comparator.comparingLong(HistorySelection.Dropped::size)).orElseThrow();
        LOG.warnf("The history leaves out %d file%s (%s), of which %s (%s) is the largest: pages of earlier builds will miss"
                + " %s. Increase %s, or reduce %s",
                dropped.size(), dropped.size() == 1 ? "" : "s",
                ByteSize.of(dropped.stream().mapToLong(HistorySelection.Dropped::size).sum()),
                AssetProblem.quoted(largest.asset().path()), ByteSize.of(largest.size()),
                dropped.size() == 1 ? "it" : "them", MAX_SIZE, BUILDS);
    }

    private static void warnOfChanged(SortedSet<String> paths) {
        if (!paths.isEmpty()) {
            LOG.warnf("%s%s: the content has changed since an earlier build, but not the name, which is known to contain a"
                    + " hash of it. Browsers that have the earlier content keep it. Hash the final content, or don't list the"
                    + " file in quarkus.cache-buster.hashed-names",
                    AssetProblem.quoted(paths.first()), paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more");
        }
    }

    @BuildStep(onlyIfNot = IsDevelopment.class)
    HistoryBuildItem addHistory(EarlierAssetsBuildItem earlier, Optional<DeltasBuildItem> deltas,
            ServedAssetsBuildItem served, BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<NativeImageResourceBuildItem> nativeResources) {
        if (earlier.assets().isEmpty()) {
            return new HistoryBuildItem(null, false);
        }
        AssetHistory history = AssetHistory.of(earlier.assets(), deltas.map(DeltasBuildItem::deltas).orElse(List.of()));
        byte[] packed = history.pack();
        Map<String, byte[]> all = new TreeMap<>(earlier.resources());
        deltas.ifPresent(each -> all.putAll(each.resources()));
        all.put(AssetHistory.RESOURCE, packed);
        Set<String> present = served.resources();
        all.forEach((name, bytes) -> {
            if (!present.contains(name)) {
                resources.produce(new GeneratedResourceBuildItem(name, bytes));
                nativeResources.produce(new NativeImageResourceBuildItem(name));
            }
        });
        return new HistoryBuildItem(Fingerprint.of(packed), history.hasHashedNames());
    }

    @BuildStep(onlyIf = IsProduction.class)
    @Produce(ServiceStartBuildItem.class)
    void writeArchive(ServedAssetsBuildItem served, DeliveryBuildItem delivery, HistoryConfig config,
            CacheBusterFixedConfig fixed, ApplicationInfoBuildItem application, OutputTargetBuildItem target) {
        if (delivery.isByServletContainer()) {
            return;
        }
        Path output = target.getOutputDirectory().toAbsolutePath().resolve("cache-buster");
        Path archive = archive(config.history(), target).orElse(output.resolve("history.zip"));
        List<Asset> assets = served.manifest().assets().stream().filter(asset -> !isPage(asset)).toList();
        try {
            new HistoryArchive(BuildManifest.of(application.getName(), BuildSettings.of(fixed), assets), served)
                    .write(archive);
            writeScript(output);
        } catch (IOException | UncheckedIOException e) {
            String message = "Cannot write the archive '" + archive + "' (" + ARCHIVE + "): "
                    + (e instanceof UncheckedIOException ? e.getCause() : e);
            if (config.history().directory().isPresent() || config.history().archive().isPresent()) {
                throw new IllegalStateException(message, e);
            }
            // an application without a history builds as it would without this extension
            LOG.warn(message);
        }
    }

    /** The configured archive. */
    static Optional<Path> archive(HistoryConfig.History history, OutputTargetBuildItem target) {
        Optional<Path> archive = history.archive().map(each -> resolve(each, ARCHIVE, target));
        Optional<Path> directory = history.directory().map(each -> resolve(each, HistoryDirectory.KEY, target));
        if (archive.isPresent() && directory.isPresent() && archive.get().startsWith(directory.get())) {
            // a build that is never deployed must not replace what was
            throw new ConfigurationException(ARCHIVE + " is '" + archive.get() + "', which is inside of '" + directory.get()
                    + "' (" + HistoryDirectory.KEY
                    + "); choose a file elsewhere, which history.sh then adds to that directory");
        }
        return archive;
    }

    /** Pages are never cached without revalidation, so no other page needs an earlier one. */
    private static boolean isPage(Asset asset) {
        return "text/html".equals(MediaType.nameOf(asset.path()));
    }

    /** Beside the archive, so that a pipeline doesn't have to copy it from the documentation. */
    private static void writeScript(Path output) throws IOException {
        try (InputStream script = HistoryProcessor.class.getResourceAsStream(SCRIPT)) {
            Files.createDirectories(output);
            Files.write(output.resolve(SCRIPT), script.readAllBytes());
        }
    }

    private static Path resolve(String configured, String key, OutputTargetBuildItem target) {
        return ProjectPath.of(key, configured, target.getOutputDirectory().toAbsolutePath().getParent());
    }
}
