package io.quarkiverse.cachebuster.test.rollout;

import java.nio.file.Path;
import java.util.Map;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RunningApplication;

/**
 * The results of replacing version A by version B on two replicas behind nginx, one after the other.
 *
 * @param before while both replicas have version A
 * @param during while one replica has version A and the other has version B
 * @param after while both replicas have version B
 */
record RollOut(Tally before, Tally during, Tally after) {

    private static final int VISITORS = 40;

    /**
     * @param directory a new directory
     * @param configuration runtime configuration of both replicas
     */
    static RollOut of(ProductionBuild versionA, ProductionBuild versionB, Map<String, String> configuration, Path nginxPath,
            Path directory) throws Exception {
        Visitors visitors = new Visitors();
        RunningApplication first = RunningApplication.start(versionA, 0, configuration);
        RunningApplication second = RunningApplication.start(versionA, 0, configuration);
        try (Nginx nginx = Nginx.start(nginxPath, directory, first.port(), second.port())) {
            String site = nginx.url("");
            visitors.learn(first.url(""));
            Tally before = visitors.visit(VISITORS, site);
            first = replace(first, versionB, configuration);
            visitors.learn(first.url(""));
            Tally during = visitors.visit(VISITORS, site);
            second = replace(second, versionB, configuration);
            second.port();
            return new RollOut(before, during, visitors.visit(VISITORS, site));
        } finally {
            first.close();
            second.close();
        }
    }

    private static RunningApplication replace(RunningApplication replica, ProductionBuild version,
            Map<String, String> configuration) throws Exception {
        int port = replica.port();
        replica.close();
        return RunningApplication.start(version, port, configuration);
    }

    int requests() {
        return before.requests() + during.requests() + after.requests();
    }

    @Override
    public String toString() {
        return "\n  before " + before + "\n  during " + during + "\n  after  " + after;
    }
}
