package io.quarkiverse.cachebuster.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.CacheBusterBuildTimeConfig.Style;
import io.quarkiverse.cachebuster.runtime.CacheBusterBuildTimeConfig.Unresolved;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.http.AssetHandler;
import io.quarkiverse.cachebuster.runtime.http.AssetStore;
import io.quarkiverse.cachebuster.runtime.http.CachePolicy;
import io.quarkiverse.cachebuster.runtime.http.HashedNameHandler;
import io.quarkiverse.cachebuster.runtime.http.HttpSettings;
import io.quarkiverse.cachebuster.runtime.http.UrlCachePolicy;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.live.DevModeSetup;
import io.quarkiverse.cachebuster.runtime.live.LiveFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveSite;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.quarkiverse.cachebuster.runtime.url.AssetUrls;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.vertx.http.runtime.StaticResourcesConfig;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

@Recorder
public class CacheBusterRecorder {

    private final CacheBusterBuildTimeConfig buildConfig;
    private final RuntimeValue<CacheBusterRuntimeConfig> runtimeConfig;
    private final VertxHttpBuildTimeConfig httpBuildConfig;
    private final RuntimeValue<VertxHttpConfig> httpConfig;

    public CacheBusterRecorder(CacheBusterBuildTimeConfig buildConfig, RuntimeValue<CacheBusterRuntimeConfig> runtimeConfig,
            VertxHttpBuildTimeConfig httpBuildConfig, RuntimeValue<VertxHttpConfig> httpConfig) {
        this.buildConfig = buildConfig;
        this.runtimeConfig = runtimeConfig;
        this.httpBuildConfig = httpBuildConfig;
        this.httpConfig = httpConfig;
    }

    public RuntimeValue<Site> recordedSite(List<String> manifest) {
        return new RuntimeValue<>(Site.recorded(AssetManifest.unpack(manifest)));
    }

    public RuntimeValue<LiveFiles> liveFiles(List<String> manifest, Map<String, String> generatedFiles,
            List<String> classPathDirectories, String assetPaths) {
        AssetRules rules = new AssetRules(Pattern.compile(assetPaths, Pattern.DOTALL), buildConfig.idLength(),
                buildConfig.salt().orElse(""));
        Map<String, Path> files = new HashMap<>();
        generatedFiles.forEach((path, file) -> files.put(path, Path.of(file)));
        List<Path> outputs = classPathDirectories.stream().map(Path::of).toList();
        return new RuntimeValue<>(new LiveFiles(rules, AssetManifest.unpack(manifest), files,
                DevModeSetup.directories().with(outputs), StaticFiles.ofApplication()));
    }

    public RuntimeValue<Site> liveSite(RuntimeValue<LiveFiles> liveFiles, String rootPath, List<String> reported) {
        LiveFiles files = liveFiles.getValue();
        return new RuntimeValue<>(Site.live(new LiveSite(files,
                new LinkRules(files.rules(), UrlStyles.of(buildConfig), rootPath),
                buildConfig.css().enabled(), buildConfig.css().unresolved() == Unresolved.IGNORE ? null : reported)));
    }

    public RuntimeValue<CacheBuster> cacheBuster(RuntimeValue<Site> site, String rootPath) {
        String baseUrl = BaseUrl.of(runtimeConfig.getValue().baseUrl());
        boolean http = runtimeConfig.getValue().http().enabled();
        return new RuntimeValue<>(new DefaultCacheBuster(new AssetLookup(site.getValue().assets(), rootPath),
                new AssetUrls(baseUrl, rootPath, UrlStyles.of(buildConfig, http)), site.getValue().recorded(), http));
    }

    public Handler<RoutingContext> assetHandler(RuntimeValue<Site> runtimeSite, ShutdownContext shutdown) {
        CacheBusterRuntimeConfig.Http config = runtimeConfig.getValue().http();
        if (!config.enabled()) {
            return RoutingContext::next;
        }
        Site site = runtimeSite.getValue();
        HttpSettings settings = httpSettings(config);
        CachePolicy policy = site.recorded() ? new UrlCachePolicy(buildConfig.queryParameter(), config.plain())
                : CachePolicy.LIVE;
        AssetStore store = site.store().apply(settings);
        shutdown.addShutdownTask(store::close);
        return new AssetHandler(store, policy, settings);
    }

    public Handler<RoutingContext> hashedNameHandler(RuntimeValue<Site> site) {
        CacheBusterRuntimeConfig.Http config = runtimeConfig.getValue().http();
        return config.enabled() ? new HashedNameHandler(site.getValue().assets(), httpSettings(config))
                : RoutingContext::next;
    }

    private HttpSettings httpSettings(CacheBusterRuntimeConfig.Http config) {
        StaticResourcesConfig statics = httpConfig.getValue().staticResources();
        Set<String> compressed = httpBuildConfig.enableCompression()
                ? Set.copyOf(httpBuildConfig.compressMediaTypes().orElse(List.of()))
                : Set.of();
        String indexPage = statics.indexPage().startsWith("/") ? statics.indexPage().substring(1) : statics.indexPage();
        return new HttpSettings(buildConfig.salt().orElse(""), config.memoryLimit().asLongValue(), compressed, indexPage,
                statics.includeHidden(), statics.enableRangeSupport(),
                buildConfig.urlStyle() == Style.FILE_NAME);
    }
}
