package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;

/**
 * Finds the files whose names contain a hash of their content, according to the configuration or a bundler. The look of a
 * name is never enough.
 */
class HashedNamesProcessor {

    private static final Logger LOG = Logger.getLogger(HashedNamesProcessor.class);
    private static final String HASHED_NAMES = "quarkus.cache-buster.hashed-names";

    @BuildStep
    HashedNamesBuildItem findHashedNames(ScannedAssetsBuildItem scanned, List<BundleDirectoryBuildItem> bundles,
            CacheBusterBuildTimeConfig config) {
        Map<String, ScannedAsset> assets = scanned.assets().stream()
                .collect(Collectors.toMap(ScannedAsset::path, asset -> asset));
        Stream<String> listed = scanned.viteManifests().stream().flatMap(manifest -> listedIn(manifest, assets).stream());
        Stream<String> bundled = in(bundles.stream().filter(BundleDirectoryBuildItem::hashedNames).toList(), scanned);
        PathGlobs configured = new PathGlobs(Globs.parse(HASHED_NAMES, config.hashedNames().orElse(List.of())), List.of());
        return new HashedNamesBuildItem(configured,
                Stream.concat(listed, bundled).distinct().sorted().toList());
    }

    /** Not in dev mode, which would log it again on each reload. */
    @BuildStep(onlyIfNot = IsDevelopment.class)
    @Produce(ServiceStartBuildItem.class)
    void proposeHashedNames(ScannedAssetsBuildItem scanned, HashedNamesBuildItem hashedNames,
            List<BundleDirectoryBuildItem> bundles) {
        Set<String> known = in(bundles, scanned).collect(Collectors.toSet());
        BundledDirectories.proposals(scanned.assets().stream().map(ScannedAsset::path)
                .filter(path -> !known.contains(path) && !hashedNames.names().test(path)).toList())
                .forEach(LOG::info);
    }

    /** Not in dev mode, where the files may appear later. */
    @BuildStep(onlyIfNot = IsDevelopment.class)
    @Produce(ServiceStartBuildItem.class)
    void warnOfUnusedGlobs(ScannedAssetsBuildItem scanned, CacheBusterBuildTimeConfig config) {
        for (String glob : config.hashedNames().orElse(List.of())) {
            PathGlobs globs = new PathGlobs(Globs.parse(HASHED_NAMES, List.of(glob)), List.of());
            if (scanned.assets().stream().map(ScannedAsset::path).noneMatch(globs)) {
                LOG.warnf("%s has %s, which matches no static resource", HASHED_NAMES, AssetProblem.quoted(glob));
            }
        }
    }

    private static Collection<String> listedIn(ScannedAsset manifest, Map<String, ScannedAsset> assets) {
        try {
            return ViteManifest.parse(manifest.path(), new String(manifest.read(), StandardCharsets.UTF_8))
                    .hashedNames(path -> size(assets.get(path)));
        } catch (IllegalArgumentException e) {
            LOG.warnf("%s is not a Vite manifest: %s; ignoring the hashes in the names of the files that it lists",
                    AssetProblem.quoted(manifest.path()), AssetProblem.safe(e.getMessage()));
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the static resource '" + manifest.path() + "': " + e, e);
        }
    }

    private static @Nullable Long size(@Nullable ScannedAsset asset) {
        try {
            return asset == null ? null : asset.size();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the static resource '" + asset.path() + "': " + e, e);
        }
    }

    private static Stream<String> in(List<BundleDirectoryBuildItem> bundles, ScannedAssetsBuildItem scanned) {
        return scanned.generatedFiles().entrySet().stream()
                .filter(file -> bundles.stream().anyMatch(bundle -> bundle.contains(file.getValue())))
                .map(Map.Entry::getKey);
    }
}
