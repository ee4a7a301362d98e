package io.quarkiverse.cachebuster.deployment;

import static io.quarkus.deployment.annotations.ExecutionTime.STATIC_INIT;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkiverse.cachebuster.deployment.CacheBusterBuildTimeConfig.Unresolved;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.CacheBusterRecorder;
import io.quarkiverse.cachebuster.runtime.Site;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.live.LiveFiles;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.runtime.RuntimeValue;

/**
 * Chooses between recorded and live assets. Nothing else checks for dev mode.
 */
class SiteProcessor {

    /** The maximum number of references that dev mode won't report again. */
    private static final int MAX_REPORTED = 1_000;

    @BuildStep(onlyIfNot = IsDevelopment.class)
    ServedAssetsBuildItem completeAssets(ScannedAssetsBuildItem scanned, AssetManifestBuildItem manifest,
            Optional<CompressedAssetsBuildItem> compressed) {
        AssetManifest complete = AssetManifest.of(manifest.manifest().assets().stream()
                .map(asset -> compressed.map(variants -> variants.complete(asset)).orElse(asset))
                .toList());
        return new ServedAssetsBuildItem(complete, scanned, manifest,
                compressed.map(CompressedAssetsBuildItem::resources).orElse(Map.of()));
    }

    @BuildStep(onlyIfNot = IsDevelopment.class)
    @Record(STATIC_INIT)
    SiteBuildItem recordSite(ServedAssetsBuildItem served, Optional<HistoryBuildItem> history, HistoryConfig config,
            CacheBusterFixedConfig fixed, CacheBusterRecorder recorder) {
        return new SiteBuildItem(recorder.recordedSite(served.manifest().pack(),
                history.map(HistoryBuildItem::fingerprint).map(Fingerprint::hex).orElse(null),
                history.isPresent() && history.get().hashedNames(),
                DeltaProcessor.arePossible(config, fixed)));
    }

    @BuildStep(onlyIf = IsDevelopment.class)
    @Record(STATIC_INIT)
    SiteBuildItem watchSite(ScannedAssetsBuildItem scanned, AssetManifestBuildItem manifest, LinkRulesBuildItem rules,
            HashedNamesBuildItem hashedNames, WebDependenciesBuildItem webDependencies, CacheBusterBuildTimeConfig config,
            CacheBusterRecorder recorder) {
        Map<String, String> generatedFiles = new TreeMap<>();
        scanned.generatedFiles().forEach((path, file) -> generatedFiles.put(path, file.toString()));
        RuntimeValue<AssetRules> assets = recorder.withHashedNames(
                recorder.assetRules(config.include(), config.exclude().orElse(List.of())),
                config.hashedNames().orElse(List.of()), hashedNames.files());
        RuntimeValue<LiveFiles> files = recorder.liveFiles(assets,
                uneditable(scanned, rules.rules().assets()).pack(),
                generatedFiles,
                scanned.directories().stream().map(Path::toString).toList());
        RuntimeValue<Site> site = recorder.liveSite(files,
                recorder.linkRules(assets, rules.rules().rootPath(), webDependencies.record(recorder), config.css().enabled()),
                config.css().unresolved() == Unresolved.IGNORE ? null : reported(manifest));
        return new SiteBuildItem(site);
    }

    private static List<String> reported(AssetManifestBuildItem manifest) {
        return manifest.references().stream()
                .filter(reference -> reference.problem() != null)
                .map(Reference::withoutPosition)
                .distinct().limit(MAX_REPORTED).toList();
    }

    /** The files that cannot change in dev mode, hashed without integrity. */
    private static AssetManifest uneditable(ScannedAssetsBuildItem scanned, AssetRules rules) {
        return AssetManifest.of(scanned.assets().parallelStream()
                .filter(asset -> !asset.isEditable())
                .map(asset -> asset.hash(rules, false))
                .toList());
    }
}
