package io.quarkiverse.cachebuster.benchmarks.micro;

import java.util.HashMap;
import java.util.Map;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.ManyAssets;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;

/**
 * Compares look-ups of random paths in the bean, in Spring's {@code ResourceUrlProvider} and in a bare map.
 */
public class LookUp {

    @State(Scope.Thread)
    public static class Paths {

        @Param({ "1001", "50000" })
        public int assets;

        private String[] known;
        private String[] unknown;
        private int i;

        @Setup
        public void make() {
            known = ManyAssets.shuffledPaths(assets);
            unknown = ManyAssets.shuffledPaths(assets);
            for (int j = 0; j < unknown.length; j++) {
                unknown[j] = unknown[j].replace("picture", "portrait");
            }
        }

        String known() {
            return next(known);
        }

        String unknown() {
            return next(unknown);
        }

        private String next(String[] paths) {
            i = i + 1 < paths.length ? i + 1 : 0;
            return paths[i];
        }
    }

    @State(Scope.Thread)
    public static class Bean {

        private CacheBuster cacheBuster;

        @Setup
        public void make(Paths paths) {
            cacheBuster = ManyAssets.cacheBuster(ManyAssets.manifest(paths.assets));
        }
    }

    @State(Scope.Thread)
    public static class BareMap {

        private final Map<String, String> cacheIds = new HashMap<>();

        @Setup
        public void make(Paths paths) {
            AssetManifest manifest = ManyAssets.manifest(paths.assets);
            manifest.assets().forEach(asset -> cacheIds.put(asset.path(), asset.cacheId()));
        }
    }

    @Benchmark
    public String cacheIdHit(Paths paths, Bean bean) {
        return bean.cacheBuster.cacheId(paths.known());
    }

    @Benchmark
    public String cacheIdMiss(Paths paths, Bean bean) {
        return bean.cacheBuster.cacheId(paths.unknown());
    }

    @Benchmark
    public String urlHit(Paths paths, Bean bean) {
        return bean.cacheBuster.url(paths.known());
    }

    @Benchmark
    public String urlMiss(Paths paths, Bean bean) {
        return bean.cacheBuster.url(paths.unknown());
    }

    @Benchmark
    public String mapHit(Paths paths, BareMap map) {
        return map.cacheIds.get(paths.known());
    }

    @Benchmark
    public String mapMiss(Paths paths, BareMap map) {
        return map.cacheIds.get(paths.unknown());
    }

    @Benchmark
    public String springHit(Paths paths, SpringUrls spring) {
        return spring.url(paths.known());
    }

    @Benchmark
    public String springMiss(Paths paths, SpringUrls spring) {
        return spring.url(paths.unknown());
    }
}
