package io.quarkiverse.cachebuster.test.rollout;

import java.util.Map;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RunningApplication;

/**
 * Two replicas of an application, which are replaced one after the other.
 */
final class Deployment implements AutoCloseable {

    private final Map<String, String> configuration;
    private RunningApplication first;
    private RunningApplication second;

    private Deployment(ProductionBuild version, Map<String, String> configuration) throws Exception {
        this.configuration = configuration;
        this.first = RunningApplication.start(version, 0, configuration);
        this.second = RunningApplication.start(version, 0, configuration);
    }

    /** @param configuration runtime configuration of both replicas */
    static Deployment of(ProductionBuild version, Map<String, String> configuration) throws Exception {
        return new Deployment(version, configuration);
    }

    int firstPort() throws Exception {
        return first.port();
    }

    int secondPort() throws Exception {
        return second.port();
    }

    /** The first replica, without the shared cache. */
    String firstUrl() throws Exception {
        return first.url("");
    }

    void replaceFirst(ProductionBuild version) throws Exception {
        first = replace(first, version);
    }

    void replaceSecond(ProductionBuild version) throws Exception {
        second = replace(second, version);
    }

    private RunningApplication replace(RunningApplication replica, ProductionBuild version) throws Exception {
        int port = replica.port();
        replica.close();
        RunningApplication replacement = RunningApplication.start(version, port, configuration);
        replacement.port();
        return replacement;
    }

    @Override
    public void close() throws InterruptedException {
        first.close();
        second.close();
    }
}
