package io.quarkiverse.cachebuster.deployment;

import static io.quarkus.deployment.annotations.ExecutionTime.RUNTIME_INIT;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.CacheBusterBuildTimeConfig;
import io.quarkiverse.cachebuster.runtime.CacheBusterBuildTimeConfig.Style;
import io.quarkiverse.cachebuster.runtime.CacheBusterRecorder;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.CacheIdResolver;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
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
 * From the application's static files to the {@link CacheBuster} bean. Hashing is in {@link FingerprintProcessor}, the choice
 * between recorded and live assets in {@link SiteProcessor}, the check
 * of templates in {@link TemplateValidationProcessor}, compression in {@link CompressionProcessor}, style
 * sheets are in {@link StyleSheetProcessor}.
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
    AssetRulesBuildItem readConfiguration(CacheBusterBuildTimeConfig config) {
        if (config.idLength() < 8 || config.idLength() > 64) {
            throw new ConfigurationException(
                    "quarkus.cache-buster.id-length is " + config.idLength() + ", but must be between 8 and 64");
        }
        if (!QUERY_PARAMETER.matcher(config.queryParameter()).matches()) {
            throw new ConfigurationException("quarkus.cache-buster.query-parameter is '" + config.queryParameter()
                    + "', but may have letters, digits and '.', '_', '~', '-' only");
        }
        Pattern paths = Globs.pattern(INCLUDE, config.include(), EXCLUDE, config.exclude().orElse(List.of()));
        return new AssetRulesBuildItem(new AssetRules(paths, config.idLength(), config.salt().orElse("")));
    }

    @BuildStep
    ScannedAssetsBuildItem scanAssets(AssetRulesBuildItem rules, ArchiveRootBuildItem application,
            List<GeneratedStaticResourceBuildItem> generatedResources) {
        return new AssetScanner(rules.rules(), application.getResolvedPaths()).scan(generatedResources);
    }

    @BuildStep
    @Record(RUNTIME_INIT)
    SyntheticBeanBuildItem cacheBusterBean(SiteBuildItem site, HttpRootPathBuildItem rootPath,
            CacheBusterRecorder recorder) {
        return SyntheticBeanBuildItem.configure(CacheBuster.class)
                .scope(Singleton.class)
                .setRuntimeInit()
                .runtimeValue(recorder.cacheBuster(site.site(), withoutSlash(rootPath)))
                .done();
    }

    /** The HTTP root path without the slash at its end. */
    static String withoutSlash(HttpRootPathBuildItem rootPath) {
        String path = rootPath.getRootPath();
        return path.substring(0, path.length() - 1);
    }

    /** Behind what may refuse a request or set headers, in front of what serves static resources. */
    @BuildStep
    @Record(RUNTIME_INIT)
    RouteBuildItem assetRoute(SiteBuildItem site, ShutdownContextBuildItem shutdown, CacheBusterRecorder recorder) {
        return RouteBuildItem.builder()
                .orderedRoute("/*", RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 10)
                .handler(recorder.assetHandler(site.site(), shutdown))
                .build();
    }

    /** Behind what serves static resources. */
    @BuildStep
    @Record(RUNTIME_INIT)
    @Nullable
    RouteBuildItem hashedNameRoute(SiteBuildItem site, CacheBusterBuildTimeConfig config,
            CacheBusterRecorder recorder) {
        return config.urlStyle() != Style.FILE_NAME ? null
                : RouteBuildItem.builder()
                        .orderedRoute("/*", RouteConstants.ROUTE_ORDER_DEFAULT + 10)
                        .handler(recorder.hashedNameHandler(site.site()))
                        .build();
    }

    @BuildStep
    AdditionalBeanBuildItem templateResolvers() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClasses(CacheIdResolver.class, AssetNamespace.class)
                .setUnremovable()
                .build();
    }
}
