package io.quarkiverse.cachebuster.runtime.live;

import java.nio.file.Path;
import java.util.List;

import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.dev.spi.HotReplacementSetup;

/**
 * Captures the directories that dev mode serves static files from, which Quarkus' own
 * {@code io.quarkus.vertx.http.runtime.devmode.StaticResourcesHotReplacementSetup} doesn't expose. Called once, when dev mode
 * starts; the directories are static since they must survive reloads.
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
