package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Path;
import java.util.Map;

import org.jboss.logging.Logger;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildProvider;
import io.quarkus.builder.ConsumeFlag;
import io.quarkus.builder.ConsumeFlags;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * Learns from quarkus-web-bundler where it writes its bundle. A build step with a parameter of its type could not be
 * loaded in an application without that extension, and as a dependency of this module it would run in all tests.
 */
public final class WebBundler implements BuildProvider {

    private static final Logger LOG = Logger.getLogger(WebBundler.class);
    private static final String BUNDLE = "io.quarkiverse.web.bundler.deployment.items.GeneratedBundleBuildItem";

    @Override
    public void installInto(BuildChainBuilder chain) {
        try {
            Class<? extends SimpleBuildItem> bundle = WebBundler.class.getClassLoader().loadClass(BUNDLE)
                    .asSubclass(SimpleBuildItem.class);
            chain.addBuildStep(context -> read(bundle, context))
                    .consumes(bundle, ConsumeFlags.of(ConsumeFlag.OPTIONAL))
                    .produces(BundleDirectoryBuildItem.class)
                    .build();
        } catch (ClassNotFoundException | ClassCastException e) {
            LOG.debug("quarkus-web-bundler is not present");
        }
    }

    private static void read(Class<? extends SimpleBuildItem> type, BuildContext context) {
        SimpleBuildItem bundle = context.consume(type);
        if (bundle == null) {
            return;
        }
        try {
            Path directory = (Path) type.getMethod("getBundlePath").invoke(bundle);
            Map<?, ?> urls = (Map<?, ?>) type.getMethod("getBundle").invoke(bundle);
            context.produce(new BundleDirectoryBuildItem(directory, hasHashedNames(urls)));
        } catch (ReflectiveOperationException | ClassCastException e) {
            LOG.debugf(e, "Cannot read the bundle of this version of quarkus-web-bundler");
        }
    }

    /**
     * In dev mode, entry points are written without a hash. The names of chunks always have one, and are mapped to themselves.
     *
     * @param urls of the files in the bundle, by their names without a hash
     */
    static boolean hasHashedNames(Map<?, ?> urls) {
        boolean hashed = false;
        for (Map.Entry<?, ?> each : urls.entrySet()) {
            String name = each.getKey().toString();
            if (!name.contains("chunk")) {
                if (each.getValue().toString().endsWith("/" + name)) {
                    return false;
                }
                hashed = true;
            }
        }
        return hashed;
    }
}
