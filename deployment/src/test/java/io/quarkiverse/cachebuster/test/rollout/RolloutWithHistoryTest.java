package io.quarkiverse.cachebuster.test.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.cachebuster.test.prod.DeployStep;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Rolls out three versions behind a shared cache, each built with the archives of those before, and then the first one again.
 */
@Tag("rollout")
@RequiredTool.Needed(RequiredTool.NGINX)
class RolloutWithHistoryTest {

    private static final int PAGES = 40;

    @TempDir
    static Path directory;

    private static ProductionBuild a;
    private static ProductionBuild b;
    private static ProductionBuild c;
    private static ProductionBuild aAgain;

    /**
     * What visitors got in one step.
     *
     * @param complete whether both replicas have the same version
     * @param current the pages of the version that answered
     * @param opened what pages opened at any time before loaded now
     * @param uncached the same, behind a shared cache that is empty
     */
    private record Step(boolean complete, Tally current, Tally opened, Tally uncached) {

        List<Tally> ofOpenedPages() {
            return List.of(opened, uncached);
        }

        @Override
        public String toString() {
            return "\n  " + (complete ? "complete" : "between") + "\n    current  " + current + "\n    opened   " + opened
                    + "\n    uncached " + uncached;
        }
    }

    @BeforeAll
    static void build() throws Exception {
        a = build("A", "a");
        b = build("B", "b");
        c = build("C", "c");
        aAgain = build("A", "a-again");
    }

    private static ProductionBuild build(String version, String name) throws Exception {
        Path archives = Files.createDirectories(directory.resolve("archives"));
        ProductionBuild build = Site.build(directory.resolve(name), version,
                Map.of("quarkus.cache-buster.history.directory", archives.toString()));
        DeployStep.run(build, archives);
        return build;
    }

    @ParameterizedTest
    @EnumSource(SharedCache.Kind.class)
    void keepsOldPagesWorking(SharedCache.Kind kind) throws Exception {
        List<Step> steps = deploy(kind, List.of(a, b, c, aAgain));
        for (Step step : steps) {
            for (Tally tally : step.ofOpenedPages()) {
                assertThat(tally.requests()).isGreaterThan(500);
                assertThat(tally.wrong()).isEmpty();
            }
            assertThat(step.current().wrongAndCacheable()).isEmpty();
            if (step.complete()) {
                assertThat(step.current().wrong()).isEmpty();
            }
        }
    }

    /** The old image knows nothing of later versions, so their pages miss files until it is replaced again. */
    @Test
    void doesNotLetWrongBytesBeCachedIfAnOldImageComesBack() throws Exception {
        List<Step> steps = deploy(SharedCache.Kind.NGINX, List.of(a, b, a));
        for (Step step : steps) {
            assertThat(step.current().wrongAndCacheable()).isEmpty();
            assertThat(step.ofOpenedPages()).allSatisfy(tally -> assertThat(tally.wrongAndCacheable()).isEmpty());
        }
        assertThat(steps.get(steps.size() - 1).uncached().wrong()).isNotEmpty();
    }

    private static List<Step> deploy(SharedCache.Kind kind, List<ProductionBuild> versions) throws Exception {
        List<Step> steps = new ArrayList<>();
        Visitors visitors = new Visitors();
        try (Deployment deployment = Deployment.of(versions.get(0), Map.of());
                SharedCache cache = start(kind, deployment)) {
            visitors.learn(deployment.firstUrl());
            steps.add(step(true, kind, deployment, cache, visitors));
            for (ProductionBuild next : versions.subList(1, versions.size())) {
                deployment.replaceFirst(next);
                steps.add(step(false, kind, deployment, cache, visitors));
                deployment.replaceSecond(next);
                steps.add(step(true, kind, deployment, cache, visitors));
            }
        }
        System.out.println("Rollouts behind " + kind + ":" + steps);
        return steps;
    }

    private static SharedCache start(SharedCache.Kind kind, Deployment deployment) throws Exception {
        return kind.start(Files.createTempDirectory(directory, "cache"), deployment.firstPort(), deployment.secondPort());
    }

    private static Step step(boolean complete, SharedCache.Kind kind, Deployment deployment, SharedCache cache,
            Visitors visitors)
            throws Exception {
        try (SharedCache empty = start(kind, deployment)) {
            Tally uncached = visitors.loadAssetsOfOpenedPages(PAGES, empty.url(""));
            Tally opened = visitors.loadAssetsOfOpenedPages(PAGES, cache.url(""));
            visitors.learn(deployment.firstUrl());
            return new Step(complete, visitors.visit(PAGES, cache.url("")), opened, uncached);
        }
    }
}
