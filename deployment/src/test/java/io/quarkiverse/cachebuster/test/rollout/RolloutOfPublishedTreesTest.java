package io.quarkiverse.cachebuster.test.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Rolls out a new version while nginx sends the published files of both, which lie in one directory.
 */
@Tag("rollout")
@RequiredTool.Needed(RequiredTool.NGINX)
class RolloutOfPublishedTreesTest {

    private static final int VISITORS = 30;

    private static final List<Tally> PHASES = new ArrayList<>();
    private static final List<Reply> OLD_ASSETS = new ArrayList<>();
    private static final List<Reply> OLD_ASSETS_AFTERWARDS = new ArrayList<>();
    private static Path published;

    @BeforeAll
    static void rollOut(@TempDir Path directory) throws Exception {
        published = directory.resolve("published");
        Map<String, String> properties = Map.of("quarkus.cache-buster.url-style", "file-name",
                "quarkus.cache-buster.publish.directory", published.toString());
        Visitors visitors = new Visitors();
        ProductionBuild versionA = Site.build(directory.resolve("a"), "A", properties);
        try (Deployment deployment = Deployment.of(versionA, Map.of());
                PublishingNginx nginx = PublishingNginx.start(RequiredTool.NGINX.path(), directory.resolve("nginx"), published,
                        deployment)) {
            visitors.learn(deployment.firstUrl());
            PHASES.add(visitors.visit(VISITORS, nginx.url("")));
            for (URI url : Reply.get(URI.create(nginx.url("/pages/shop")), false).references()) {
                OLD_ASSETS.add(Reply.get(url, true));
            }
            ProductionBuild versionB = Site.build(directory.resolve("b"), "B", properties);
            PHASES.add(visitors.visit(VISITORS, nginx.url("")));
            deployment.replaceFirst(versionB);
            visitors.learn(deployment.firstUrl());
            PHASES.add(visitors.visit(VISITORS, nginx.url("")));
            deployment.replaceSecond(versionB);
            PHASES.add(visitors.visit(VISITORS, nginx.url("")));
            for (Reply asset : OLD_ASSETS) {
                OLD_ASSETS_AFTERWARDS.add(Reply.get(asset.url(), true));
            }
        }
        System.out.println("Rollout of published trees: " + PHASES);
    }

    @Test
    void mixesVersions() {
        assertThat(PHASES.stream().mapToInt(Tally::requests).sum()).isGreaterThan(1_000);
        assertThat(PHASES).extracting(phase -> String.join("", phase.versions())).containsExactly("A", "A", "AB", "B");
    }

    @Test
    void neverSendsWrongBytes() {
        assertThat(PHASES).allSatisfy(phase -> assertThat(phase.wrong()).isEmpty());
    }

    @Test
    void keepsPagesWorkingThatWereOpenedBefore() {
        assertThat(OLD_ASSETS).hasSizeGreaterThan(20).extracting(Reply::status).containsOnly(200);
        assertThat(OLD_ASSETS_AFTERWARDS).isEqualTo(OLD_ASSETS);
    }

    @Test
    void letsBrowsersKeepFilesWithAnIdForever() {
        assertThat(OLD_ASSETS).allSatisfy(asset -> assertThat(asset.cacheControl())
                .isEqualTo(asset.url().getQuery() == null ? "max-age=31536000, immutable" : "no-cache"));
    }

    @Test
    void keepsTheFilesOfBothVersions() {
        assertThat(published.resolve("static/images/only-in-A.svg")).exists();
        assertThat(published.resolve("static/images/only-in-B.svg")).exists();
        assertThat(Files.exists(published.resolve("manifest.json"))).isTrue();
    }
}
