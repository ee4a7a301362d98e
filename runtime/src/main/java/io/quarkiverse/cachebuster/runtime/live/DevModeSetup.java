package io.quarkiverse.cachebuster.runtime.live;

import java.nio.file.Path;
import java.util.List;

import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.dev.spi.HotReplacementSetup;

/**
 * Learns where dev mode serves static files from; Quarkus' own
 * {@code io.quarkus.vertx.http.runtime.devmode.StaticResourcesHotReplacementSetup} keeps that to itself. It is called once,
 * when dev mode begins, and what it learns is static because it outlives each reload.
 */
public final class DevModeSetup implements HotReplacementSetup {

    private static volatile LiveDirectories directories = LiveDirectories.NONE;

    public static LiveDirectories directories() {
        return directories;
    }

    @Override
    public void setupHotDeployment(HotReplacementContext context) {
        directories = LiveDirectories.of(staticRoots(context.getResourcesDir()), staticRoots(context.getClassesDir()));
    }

    private static List<Path> staticRoots(List<Path> roots) {
        return roots.stream().map(root -> root.resolve("META-INF/resources")).toList();
    }

    @Override
    public void close() {
        directories = LiveDirectories.NONE;
    }
}
