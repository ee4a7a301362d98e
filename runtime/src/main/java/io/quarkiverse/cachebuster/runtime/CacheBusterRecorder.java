package io.quarkiverse.cachebuster.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkiverse.cachebuster.runtime.http.AnonymousAccess;
import io.quarkiverse.cachebuster.runtime.http.AssetRoutes;
import io.quarkiverse.cachebuster.runtime.http.AssetStore;
import io.quarkiverse.cachebuster.runtime.http.CrossOrigin;
import io.quarkiverse.cachebuster.runtime.http.EarlierAssets;
import io.quarkiverse.cachebuster.runtime.http.HttpSettings;
import io.quarkiverse.cachebuster.runtime.http.RecordedHistory;
import io.quarkiverse.cachebuster.runtime.http.RequestPaths;
import io.quarkiverse.cachebuster.runtime.http.UrlRules;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.live.DevModeSetup;
import io.quarkiverse.cachebuster.runtime.live.LateFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveSite;
import io.quarkiverse.cachebuster.runtime.live.LocalDirectories;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.quarkiverse.cachebuster.runtime.page.PackedTemplates;
import io.quarkiverse.cachebuster.runtime.page.PageUrls;
import io.quarkiverse.cachebuster.runtime.qute.EditedTemplates;
import io.quarkiverse.cachebuster.runtime.url.AssetUrls;
import io.quarkiverse.cachebuster.runtime.url.HashedNames;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.vertx.http.runtime.StaticResourcesConfig;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

@Recorder
public class CacheBusterRecorder {

    private final CacheBusterFixedConfig fixedConfig;
    private final RuntimeValue<CacheBusterRuntimeConfig> runtimeConfig;
    private final VertxHttpBuildTimeConfig httpBuildConfig;
    private final RuntimeValue<VertxHttpConfig> httpConfig;

    public CacheBusterRecorder(CacheBusterFixedConfig fixedConfig, RuntimeValue<CacheBusterRuntimeConfig> runtimeConfig,
            VertxHttpBuildTimeConfig httpBuildConfig, RuntimeValue<VertxHttpConfig> httpConfig) {
        this.fixedConfig = fixedConfig;
        this.runtimeConfig = runtimeConfig;
        this.httpBuildConfig = httpBuildConfig;
        this.httpConfig = httpConfig;
    }

    /**
     * @param history the hash of the resource with the history, in hexadecimal digits; null if there is none
     * @param hashedNames whether the history has files whose names contained a hash
     * @param deltas whether deltas are enabled
     */
    public RuntimeValue<Site> recordedSite(List<String> manifest, @Nullable String history, boolean hashedNames,
            boolean deltas) {
        return new RuntimeValue<>(
                Site.recorded(AssetManifest.unpack(manifest), new RecordedHistory(history, hashedNames, deltas)));
    }

    /** The rules for files that appear in dev mode. */
    public RuntimeValue<AssetRules> assetRules(List<String> include, List<String> exclude) {
        return new RuntimeValue<>(new AssetRules(PathGlobs.of(include, exclude), fixedConfig.idLength(),
                fixedConfig.salt().orElse("")));
    }

    /** @param globs and {@code files}, which select the hashed names */
    public RuntimeValue<AssetRules> withHashedNames(RuntimeValue<AssetRules> rules, List<String> globs, List<String> files) {
        return new RuntimeValue<>(rules.getValue().withHashedNames(new HashedNames(PathGlobs.of(globs, List.of()), files)));
    }

    public RuntimeValue<LiveFiles> liveFiles(RuntimeValue<AssetRules> rules, List<String> manifest,
            Map<String, String> generatedFiles, List<String> classPathDirectories) {
        Map<String, Path> files = new HashMap<>();
        generatedFiles.forEach((path, file) -> files.put(path, Path.of(file)));
        List<Path> outputs = classPathDirectories.stream().map(Path::of).toList();
        return new RuntimeValue<>(new LiveFiles(rules.getValue(), AssetManifest.unpack(manifest), files,
                DevModeSetup.directories().with(outputs), StaticFiles.ofApplication()));
    }

    /** @param reported the unresolved references that the build has already reported; null to never report any */
    public RuntimeValue<Site> liveSite(RuntimeValue<LiveFiles> liveFiles, RuntimeValue<LinkRules> rules,
            @Nullable List<String> reported) {
        return new RuntimeValue<>(Site.live(new LiveSite(liveFiles.getValue(), rules.getValue(), reported)));
    }

    /**
     * Adds the local directories that are configured at run time. The globs that select the build's assets don't apply to them.
     *
     * @param deliverable whether files are sent by us unless the configuration forbids it
     */
    public RuntimeValue<Site> withDirectories(RuntimeValue<Site> site, boolean deliverable) {
        CacheBusterRuntimeConfig config = runtimeConfig.getValue();
        LocalDirectories directories = ConfiguredDirectories.read(config.directories(), deliverable, config.http().enabled());
        AssetRules rules = new AssetRules(path -> true, fixedConfig.idLength(), fixedConfig.salt().orElse(""));
        return directories.isEmpty() ? site
                : new RuntimeValue<>(
                        site.getValue().with(new LateFiles(directories, rules, Context::isOnEventLoopThread)));
    }

    /**
     * The rules for documents in dev mode, which leaves web app manifests as they are.
     *
     * @param css whether to rewrite style sheets
     */
    public RuntimeValue<LinkRules> linkRules(RuntimeValue<AssetRules> assets, String rootPath,
            RuntimeValue<WebDependencies> webDependencies, boolean css) {
        return new RuntimeValue<>(new LinkRules(assets.getValue(), UrlStyles.of(fixedConfig), rootPath,
                webDependencies.getValue(), Syntaxes.of(css, false, Set.of())));
    }

    public RuntimeValue<WebDependencies> webDependencies(Map<String, String> versions, Map<String, String> importNames) {
        return new RuntimeValue<>(new WebDependencies(versions, importNames));
    }

    /** @param uncheckedPaths globs over paths that may be unknown without a warning */
    public RuntimeValue<AssetLookup> assetLookup(RuntimeValue<Site> site, String rootPath,
            RuntimeValue<WebDependencies> webDependencies, List<String> uncheckedPaths) {
        return new RuntimeValue<>(new AssetLookup(site.getValue().assets(), rootPath, webDependencies.getValue(),
                PathGlobs.of(uncheckedPaths, List.of())
                        // a large file has no id until it has been hashed in the background
                        .or(site.getValue().assets()::exists)));
    }

    /** @param deliverable whether assets are sent by us unless the configuration forbids it */
    public RuntimeValue<CacheBuster> cacheBuster(RuntimeValue<Site> site, String rootPath, RuntimeValue<AssetLookup> lookup,
            boolean deliverable) {
        String baseUrl = BaseUrl.of(runtimeConfig.getValue().baseUrl());
        boolean http = deliverable && runtimeConfig.getValue().http().enabled();
        return new RuntimeValue<>(new DefaultCacheBuster(lookup.getValue(),
                new AssetUrls(baseUrl, rootPath, UrlStyles.of(fixedConfig, http)), site.getValue().isConstant(), http));
    }

    /** @param deliverable whether assets are sent by us unless the configuration forbids it */
    public RuntimeValue<EditedTemplates> editedTemplates(List<String> templates, boolean deliverable) {
        String baseUrl = BaseUrl.of(runtimeConfig.getValue().baseUrl());
        boolean http = deliverable && runtimeConfig.getValue().http().enabled();
        PageUrls urls = PageUrls.of(http, baseUrl, BaseUrl.hasHost(baseUrl), http && crossOrigin() == CrossOrigin.ANY_ORIGIN);
        return new RuntimeValue<>(new EditedTemplates(PackedTemplates.unpack(templates), urls));
    }

    public RuntimeValue<AssetRoutes> assetRoutes(RuntimeValue<Site> site, ShutdownContext shutdown) {
        CacheBusterRuntimeConfig.Http http = runtimeConfig.getValue().http();
        return new RuntimeValue<>(http.enabled() ? routes(site.getValue(), http, shutdown) : AssetRoutes.NONE);
    }

    private AssetRoutes routes(Site site, CacheBusterRuntimeConfig.Http http, ShutdownContext shutdown) {
        String plain = PlainCacheControl.of(http.plain());
        StaticResourcesConfig statics = httpConfig.getValue().staticResources();
        Set<String> compressed = httpBuildConfig.enableCompression()
                ? Set.copyOf(httpBuildConfig.compressMediaTypes().orElse(List.of()))
                : Set.of();
        String indexPage = statics.indexPage().startsWith("/") ? statics.indexPage().substring(1) : statics.indexPage();
        AssetStore store = site.store()
                .apply(new HttpSettings(fixedConfig.salt().orElse(""), http.memoryLimit().asLongValue(), compressed));
        shutdown.addShutdownTask(store::close);
        UrlRules rules = UrlRules.of(new RequestPaths(indexPage, statics.includeHidden()),
                new UrlIds.Format(fixedConfig.queryParameter(), fixedConfig.idLength()), !site.recorded(), plain,
                new AnonymousAccess(SecurityPolicies::find), statics.enableRangeSupport())
                .withCrossOrigin(crossOrigin());
        return AssetRoutes.of(store, site.assets(),
                new EarlierAssets(site.ownAssets(), StaticFiles.ofApplication(), site.history()), rules);
    }

    /** The type that has this setting differs between versions of Quarkus. */
    private CrossOrigin crossOrigin() {
        Config config = ConfigProvider.getConfig();
        if (Stream.of("quarkus.http.cors.enabled", "quarkus.http.cors")
                .anyMatch(key -> config.getOptionalValue(key, Boolean.class).orElse(false))) {
            return CrossOrigin.CORS_FILTER;
        }
        return BaseUrl.hasHost(BaseUrl.of(runtimeConfig.getValue().baseUrl())) ? CrossOrigin.ANY_ORIGIN
                : CrossOrigin.SAME_ORIGIN;
    }

    public Handler<RoutingContext> assetHandler(RuntimeValue<AssetRoutes> routes) {
        return routes.getValue().assets();
    }

    public Handler<RoutingContext> currentNameHandler(RuntimeValue<AssetRoutes> routes) {
        return routes.getValue().currentNames();
    }

    public Handler<RoutingContext> foreignNameHandler(RuntimeValue<AssetRoutes> routes) {
        return routes.getValue().foreignNames();
    }
}
