package io.quarkiverse.cachebuster.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.asset.AssetLookup;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetResolver;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.AssetUrls;
import io.quarkiverse.cachebuster.runtime.asset.LiveAssets;
import io.quarkiverse.cachebuster.runtime.asset.RecordedAssets;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

@Recorder
public class CacheBusterRecorder {

    private final CacheBusterBuildTimeConfig buildConfig;
    private final RuntimeValue<CacheBusterRuntimeConfig> runtimeConfig;

    public CacheBusterRecorder(CacheBusterBuildTimeConfig buildConfig, RuntimeValue<CacheBusterRuntimeConfig> runtimeConfig) {
        this.buildConfig = buildConfig;
        this.runtimeConfig = runtimeConfig;
    }

    public RuntimeValue<AssetResolver> recordedAssets(List<String> manifest) {
        return new RuntimeValue<>(new RecordedAssets(AssetManifest.unpack(manifest)));
    }

    public RuntimeValue<AssetResolver> liveAssets(List<String> manifest, Map<String, String> generatedFiles,
            List<String> classPathDirectories, String assetPaths) {
        AssetRules rules = new AssetRules(Pattern.compile(assetPaths), buildConfig.idLength(), buildConfig.salt().orElse(""));
        Map<String, Path> files = new HashMap<>();
        generatedFiles.forEach((path, file) -> files.put(path, Path.of(file)));
        List<Path> directories = new ArrayList<>(LiveDirectories.get());
        classPathDirectories.forEach(directory -> directories.add(Path.of(directory)));
        return new RuntimeValue<>(new LiveAssets(rules, AssetManifest.unpack(manifest), files, directories));
    }

    public RuntimeValue<CacheBuster> cacheBuster(RuntimeValue<AssetResolver> assets, String rootPath) {
        String baseUrl = BaseUrl.of(runtimeConfig.getValue());
        return new RuntimeValue<>(new DefaultCacheBuster(new AssetLookup(assets.getValue(), rootPath),
                new AssetUrls(baseUrl, rootPath, buildConfig.queryParameter())));
    }
}
