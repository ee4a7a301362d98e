package io.quarkiverse.cachebuster.deployment;

import static io.quarkus.deployment.annotations.ExecutionTime.RUNTIME_INIT;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig.Style;
import io.quarkiverse.cachebuster.runtime.CacheBusterRecorder;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
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
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.deployment.spi.GeneratedStaticResourceBuildItem;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.smallrye.config.SmallRyeConfig;

/**
 * Turns the application's static files into the {@link CacheBuster} bean and its routes. {@link FingerprintProcessor}
 * hashes the assets, {@link SiteProcessor} chooses between recorded and live ones, {@link CompressionProcessor} compresses
 * them. {@link DocumentProcessor} rewrites references to assets, {@link ReferenceCheckProcessor} checks them, and
 * {@link ReportProcessor} lists them.
 */
class CacheBusterProcessor {

    private static final Logger LOG = Logger.getLogger(CacheBusterProcessor.class);
    private static final String INCLUDE = "quarkus.cache-buster.include";
    private static final String EXCLUDE = "quarkus.cache-buster.exclude";
    private static final Pattern QUERY_PARAMETER = Pattern.compile("[A-Za-z0-9._~-]+");

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("cache-buster");
    }

    @BuildStep
    DeliveryBuildItem findDelivery(HttpRootPathBuildItem rootPath, Capabilities capabilities) {
        if (!capabilities.isPresent(Capability.SERVLET)) {
            return DeliveryBuildItem.byQuarkus(rootPath.getRootPath());
        }
        LOG.info("With quarkus-undertow, the servlet container sends static files, with its own headers: URLs carry cache ids"
                + " in the query, style sheets and static pages are not rewritten, and quarkus.cache-buster.http.* has no"
                + " effect");
        return DeliveryBuildItem.byServletContainer(rootPath.getRootPath(),
                ServletContextPath.of(ConfigProvider.getConfig(), Thread.currentThread().getContextClassLoader()));
    }

    @BuildStep
    AssetRulesBuildItem readConfiguration(CacheBusterFixedConfig fixed, CacheBusterBuildTimeConfig config) {
        if (fixed.idLength() < 8 || fixed.idLength() > 64) {
            throw new ConfigurationException(
                    "quarkus.cache-buster.id-length is " + fixed.idLength() + ", but must be between 8 and 64");
        }
        if (!QUERY_PARAMETER.matcher(fixed.queryParameter()).matches()) {
            throw new ConfigurationException("quarkus.cache-buster.query-parameter is "
                    + AssetProblem.quoted(fixed.queryParameter())
                    + ", but must consist of letters, digits, '.', '_', '~' and '-'");
        }
        PathGlobs paths = new PathGlobs(Globs.parse(INCLUDE, config.include()),
                Globs.parse(EXCLUDE, config.exclude().orElse(List.of())));
        return new AssetRulesBuildItem(new AssetRules(paths, fixed.idLength(), fixed.salt().orElse("")));
    }

    @BuildStep
    WebDependenciesBuildItem findWebDependencies(CurateOutcomeBuildItem application) {
        return new WebDependenciesBuildItem(WebDependencyLocator.find(application.getApplicationModel(),
                ConfigProvider.getConfig().unwrap(SmallRyeConfig.class)));
    }

    @BuildStep
    ScannedAssetsBuildItem scanAssets(AssetRulesBuildItem rules, ArchiveRootBuildItem application,
            List<GeneratedStaticResourceBuildItem> generatedResources, DeliveryBuildItem delivery) {
        return new AssetScanner(rules.rules(), application.getResolvedPaths())
                // quarkus-undertow does not send them in production
                .scan(delivery.isByServletContainer() ? List.of() : generatedResources);
    }

    @BuildStep
    @Record(RUNTIME_INIT)
    RunningSiteBuildItem addDirectories(SiteBuildItem site, DeliveryBuildItem delivery, CacheBusterRecorder recorder) {
        return new RunningSiteBuildItem(recorder.withDirectories(site.site(), !delivery.isByServletContainer()));
    }

    @BuildStep
    @Record(RUNTIME_INIT)
    SyntheticBeanBuildItem cacheBusterBean(RunningSiteBuildItem site, DeliveryBuildItem delivery,
            WebDependenciesBuildItem webDependencies, CacheBusterBuildTimeConfig config, CacheBusterRecorder recorder) {
        return SyntheticBeanBuildItem.configure(CacheBuster.class)
                .scope(ApplicationScoped.class)
                .setRuntimeInit()
                .runtimeValue(recorder.cacheBuster(site.site(), delivery.rootPath(),
                        recorder.assetLookup(site.site(), delivery.rootPath(), webDependencies.record(recorder),
                                config.templates().uncheckedPaths().orElse(List.of())),
                        !delivery.isByServletContainer()))
                .done();
    }

    @BuildStep
    @Record(RUNTIME_INIT)
    void assetRoutes(RunningSiteBuildItem site, DeliveryBuildItem delivery, BeanContainerBuildItem beans,
            ShutdownContextBuildItem shutdown, CacheBusterRecorder recorder, BuildProducer<AssetRoutesBuildItem> routes) {
        if (!delivery.isByServletContainer()) {
            routes.produce(new AssetRoutesBuildItem(recorder.assetRoutes(site.site(), shutdown)));
        }
    }

    /** Runs after handlers that may reject a request or set headers, and before those that serve static resources. */
    @BuildStep
    @Record(RUNTIME_INIT)
    void assetRoute(Optional<AssetRoutesBuildItem> routes, CacheBusterRecorder recorder,
            BuildProducer<RouteBuildItem> producer) {
        routes.ifPresent(each -> producer.produce(RouteBuildItem.builder()
                .orderedRoute("/*", RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 10)
                .handler(recorder.assetHandler(each.routes()))
                .build()));
    }

    /** Names with a current id take precedence over the application's routes, all others come after them. */
    @BuildStep(onlyIf = FileNameStyle.class)
    @Record(RUNTIME_INIT)
    void hashedNameRoutes(Optional<AssetRoutesBuildItem> routes, CacheBusterRecorder recorder,
            BuildProducer<RouteBuildItem> producer) {
        if (routes.isEmpty()) {
            return;
        }
        producer.produce(RouteBuildItem.builder()
                .orderedRoute("/*", RouteConstants.ROUTE_ORDER_COMPRESSION - 1)
                .handler(recorder.currentNameHandler(routes.get().routes()))
                .build());
        producer.produce(RouteBuildItem.builder()
                .orderedRoute("/*", RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 10_000)
                .handler(recorder.foreignNameHandler(routes.get().routes()))
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
