package io.quarkiverse.cachebuster.test.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Rolls out a new version behind a shared cache, where pages of one version request assets from replicas of the other: once
 * with the extension's caching headers, and once with those of Quarkus alone.
 */
@Tag("rollout")
@RequiredTool.Needed(RequiredTool.NGINX)
class RolloutBehindNginxTest {

    private static RollOut rollOut;
    private static RollOut withQuarkusAlone;

    @BeforeAll
    static void rollOut(@TempDir Path directory) throws Exception {
        Path nginx = RequiredTool.NGINX.path();
        ProductionBuild a = Site.build(directory.resolve("a"), "A");
        ProductionBuild b = Site.build(directory.resolve("b"), "B");
        rollOut = RollOut.of(a, b, Map.of(), nginx, directory.resolve("nginx"));
        withQuarkusAlone = RollOut.of(a, b, Map.of("quarkus.cache-buster.http.enabled", "false"), nginx,
                directory.resolve("nginx-alone"));
        System.out.println("Rollout behind nginx:" + rollOut);
        System.out.println("The same with Quarkus' own caching headers:" + withQuarkusAlone);
    }

    @Test
    void mixesVersions() {
        for (RollOut each : new RollOut[] { rollOut, withQuarkusAlone }) {
            assertThat(each.requests()).isGreaterThan(600);
            assertThat(each.before().versions()).containsExactly("A");
            assertThat(each.during().versions()).containsExactly("A", "B");
            assertThat(each.after().versions()).containsExactly("B");
        }
        assertThat(rollOut.during().wrong()).isNotEmpty();
    }

    @Test
    void neverLetsWrongBytesBeCached() {
        assertThat(rollOut.before().wrongAndCacheable()).isEmpty();
        assertThat(rollOut.during().wrongAndCacheable()).isEmpty();
        assertThat(rollOut.after().wrongAndCacheable()).isEmpty();
    }

    @Test
    void leavesNoWrongBytesBehind() {
        assertThat(rollOut.before().wrong()).isEmpty();
        assertThat(rollOut.after().wrong()).isEmpty();
    }

    @Test
    void letsTheSharedCacheAnswerMostRequests() {
        assertThat(rollOut.before().cacheHitRatio()).isGreaterThan(0.7);
        assertThat(rollOut.after().cacheHitRatio()).isGreaterThan(0.7);
    }

    @Test
    void poisonsTheSharedCacheWithQuarkusAlone() {
        assertThat(withQuarkusAlone.before().wrong()).isEmpty();
        assertThat(withQuarkusAlone.during().wrongAndCacheable()).as("URLs with an id").anyMatch(url -> url.contains("?v="));
        assertThat(withQuarkusAlone.after().wrong()).as("URLs with an id").anyMatch(url -> url.contains("?v="));
    }
}
