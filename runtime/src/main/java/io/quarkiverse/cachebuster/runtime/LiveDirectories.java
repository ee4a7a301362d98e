package io.quarkiverse.cachebuster.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.dev.spi.HotReplacementSetup;

/**
 * Dev mode's static roots, in the order in which Quarkus serves from them
 * ({@code io.quarkus.vertx.http.runtime.devmode.StaticResourcesHotReplacementSetup}, which keeps them to itself): what was
 * copied to the output directories, then the sources. The list is static because this service outlives each reload.
 */
public final class LiveDirectories implements HotReplacementSetup {

    private static volatile List<Path> directories = List.of();

    static List<Path> get() {
        return directories;
    }

    @Override
    public void setupHotDeployment(HotReplacementContext context) {
        List<Path> roots = new ArrayList<>(context.getClassesDir());
        roots.addAll(context.getResourcesDir());
        directories = roots.stream().map(root -> root.resolve("META-INF/resources")).toList();
    }

    @Override
    public void close() {
        directories = List.of();
    }
}
