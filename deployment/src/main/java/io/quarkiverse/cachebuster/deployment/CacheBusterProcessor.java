package io.quarkiverse.cachebuster.deployment;

import static io.quarkus.deployment.annotations.ExecutionTime.RUNTIME_INIT;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig.Style;
import io.quarkiverse.cachebuster.runtime.CacheBusterRecorder;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.CacheIdResolver;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ArchiveRootBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.deployment.spi.GeneratedStaticResourceBuildItem;
import io.quarkus.vertx.http.runtime.RouteConstants;

/**
 * Turns the application's static files into the {@link CacheBuster} bean and its routes. {@link FingerprintProcessor}
 * hashes the assets, {@link SiteProcessor} chooses between recorded and live ones, {@link CompressionProcessor} compresses
 * them. {@link DocumentProcessor} rewrites references to assets, and {@link ReferenceCheckProcessor} checks them.
 */
class CacheBusterProcessor {

    private static final String INCLUDE = "quarkus.cache-buster.include";
    private static final String EXCLUDE = "quarkus.cache-buster.exclude";
    private static final Pattern QUERY_PARAMETER = Pattern.compile("[A-Za-z0-9._~-]+");

    @BuildStep
    FeatureBuildItem feature(Capabilities capabilities) {
        if (capabilities.isPresent(Capability.SERVLET)) {
            throw new ConfigurationException("quarkus-cache-buster needs Quarkus' own handling of static resources, but with"
                    + " quarkus-undertow the servlet container serves them; remove one of the two extensions");
        }
        return new FeatureBuildItem("cache-buster");
    }

    @BuildStep
    AssetRulesBuildItem readConfiguration(CacheBusterFixedConfig fixed, CacheBusterBuildTimeConfig config) {
        if (fixed.idLength() < 8 || fixed.idLength() > 64) {
            throw new ConfigurationException(
                    "quarkus.cache-buster.id-length is " + fixed.idLength() + ", but must be between 8 and 64");
        }
        if (!QUERY_PARAMETER.matcher(fixed.queryParameter()).matches()) {
            throw new ConfigurationException("quarkus.cache-buster.query-parameter is '" + fixed.queryParameter()
                    + "', but must consist of letters, digits, '.', '_', '~' and '-'");
        }
        PathGlobs paths = new PathGlobs(Globs.parse(INCLUDE, config.include()),
                Globs.parse(EXCLUDE, config.exclude().orElse(List.of())));
        return new AssetRulesBuildItem(new AssetRules(paths, fixed.idLength(), fixed.salt().orElse("")));
    }

    @BuildStep
    ScannedAssetsBuildItem scanAssets(AssetRulesBuildItem rules, ArchiveRootBuildItem application,
            List<GeneratedStaticResourceBuildItem> generatedResources) {
        return new AssetScanner(rules.rules(), application.getResolvedPaths()).scan(generatedResources);
    }

    @BuildStep
    @Record(RUNTIME_INIT)
    SyntheticBeanBuildItem cacheBusterBean(SiteBuildItem site, HttpRootPathBuildItem rootPath,
            CacheBusterBuildTimeConfig config, CacheBusterRecorder recorder) {
        return SyntheticBeanBuildItem.configure(CacheBuster.class)
                .scope(ApplicationScoped.class)
                .setRuntimeInit()
                .runtimeValue(recorder.cacheBuster(site.site(), withoutSlash(rootPath),
                        config.templates().uncheckedPaths().orElse(List.of())))
                .done();
    }

    /** The HTTP root path without the slash at its end. */
    static String withoutSlash(HttpRootPathBuildItem rootPath) {
        String path = rootPath.getRootPath();
        return path.substring(0, path.length() - 1);
    }

    @BuildStep
    @Record(RUNTIME_INIT)
    AssetRoutesBuildItem assetRoutes(SiteBuildItem site, BeanContainerBuildItem beans, ShutdownContextBuildItem shutdown,
            CacheBusterRecorder recorder) {
        return new AssetRoutesBuildItem(recorder.assetRoutes(site.site(), shutdown));
    }

    /** Runs after handlers that may reject a request or set headers, and before those that serve static resources. */
    @BuildStep
    @Record(RUNTIME_INIT)
    RouteBuildItem assetRoute(AssetRoutesBuildItem routes, CacheBusterRecorder recorder) {
        return RouteBuildItem.builder()
                .orderedRoute("/*", RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 10)
                .handler(recorder.assetHandler(routes.routes()))
                .build();
    }

    /** Names with a current id take precedence over the application's routes, all others come after them. */
    @BuildStep(onlyIf = FileNameStyle.class)
    @Record(RUNTIME_INIT)
    void hashedNameRoutes(AssetRoutesBuildItem routes, CacheBusterRecorder recorder, BuildProducer<RouteBuildItem> producer) {
        producer.produce(RouteBuildItem.builder()
                .orderedRoute("/*", RouteConstants.ROUTE_ORDER_COMPRESSION - 1)
                .handler(recorder.currentNameHandler(routes.routes()))
                .build());
        producer.produce(RouteBuildItem.builder()
                .orderedRoute("/*", RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 10_000)
                .handler(recorder.foreignNameHandler(routes.routes()))
                .build());
    }

    static final class FileNameStyle implements BooleanSupplier {

        private final CacheBusterFixedConfig config;

        FileNameStyle(CacheBusterFixedConfig config) {
            this.config = config;
        }

        @Override
        public boolean getAsBoolean() {
            return config.urlStyle() == Style.FILE_NAME;
        }
    }

    @BuildStep
    AdditionalBeanBuildItem templateResolvers() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClasses(CacheIdResolver.class, AssetNamespace.class)
                .setUnremovable()
                .build();
    }
}
