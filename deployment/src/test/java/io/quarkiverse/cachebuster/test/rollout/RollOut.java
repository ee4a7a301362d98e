package io.quarkiverse.cachebuster.test.rollout;

import java.nio.file.Path;
import java.util.Map;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;

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
        try (Deployment deployment = Deployment.of(versionA, configuration);
                Nginx nginx = Nginx.start(nginxPath, directory, deployment.firstPort(), deployment.secondPort())) {
            String site = nginx.url("");
            visitors.learn(deployment.firstUrl());
            Tally before = visitors.visit(VISITORS, site);
            deployment.replaceFirst(versionB);
            visitors.learn(deployment.firstUrl());
            Tally during = visitors.visit(VISITORS, site);
            deployment.replaceSecond(versionB);
            return new RollOut(before, during, visitors.visit(VISITORS, site));
        }
    }

    int requests() {
        return before.requests() + during.requests() + after.requests();
    }

    @Override
    public String toString() {
        return "\n  before " + before + "\n  during " + during + "\n  after  " + after;
    }
}
