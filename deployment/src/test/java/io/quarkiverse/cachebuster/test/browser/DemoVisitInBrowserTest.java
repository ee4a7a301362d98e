package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks what the demo says about a visit. The page has the demo's layout and files, but not its data.
 */
@Tag("rollout")
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class DemoVisitInBrowserTest {

    private static final Path DEMO = Path.of("../integration-tests/src/main/resources");
    private static final String MEADOW = "META-INF/resources/static/pictures/meadow.svg";

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild before;
    private static ProductionBuild after;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        Map<String, byte[]> files = demo();
        before = ProductionBuild.ofBytes(directory.resolve("before"), files, Map.of(), Pages.class, RequestLog.class);
        String meadow = new String(files.get(MEADOW), StandardCharsets.UTF_8);
        files.put(MEADOW, (meadow + "<!-- changed -->\n").getBytes(StandardCharsets.UTF_8));
        after = ProductionBuild.ofBytes(directory.resolve("after"), files, Map.of(), Pages.class, RequestLog.class);
    }

    @Test
    void knowsNoEarlierVisitAtFirst() throws Exception {
        visitor.deploy(before);

        Page page = visit();

        assertThat(text(page, "[data-visit-changes]")).startsWith("This browser knows of no earlier visit.");
        assertThat(text(page, "[data-visit-cache] dd")).isEqualTo("0 files, 0 bytes");
        assertThat(text(page, "[data-visit-server] dd"))
                .startsWith(visitor.newRequests().size() + 1 + " files, "); // and one of a web jar
    }

    @Test
    void saysThatASecondVisitRequestsNoFile() throws Exception {
        visitor.deploy(before);
        String first = text(visit(), "[data-visit-server] dd");

        Page page = visit();

        assertThat(text(page, "[data-visit-server] dd")).isEqualTo("0 files, 0 bytes");
        assertThat(text(page, "[data-visit-cache] dd")).startsWith(first.replaceFirst(",.*", ","));
        assertThat(text(page, "[data-visit-changes]")).isEqualTo("No URL has changed since your last visit.");
        assertThat(page.isVisible("[data-visit-unknown]")).isFalse();
    }

    @Test
    void namesTheFileThatADeploymentChanges() throws Exception {
        visitor.deploy(before);
        String first = text(visit(), "[data-visit-server] dd").replaceFirst(" .*", "");
        visitor.deploy(after);

        Page page = visit();

        assertThat(text(page, "[data-visit-changes]"))
                .isEqualTo("Since your last visit, 1 of " + first + " URLs has changed:");
        assertThat(text(page, "[data-visit] li")).matches("/static/pictures/meadow.svg \\d+ bytes");
        assertThat(text(page, "[data-visit-server] dd")).startsWith("1 file, ");
        assertThat(visitor.newRequests()).containsExactly("200 /static/pictures/meadow.svg?v=<id> immutable");
    }

    private static Page visit() throws Exception {
        Page page = visitor.visit("/pages/demo");
        page.waitForSelector("[data-visit]:not([hidden])");
        return page;
    }

    private static String text(Page page, String selector) {
        return page.innerText(selector);
    }

    private static Map<String, byte[]> demo() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> statics = Files.walk(DEMO.resolve("META-INF"))) {
            for (Path file : statics.filter(Files::isRegularFile).toList()) {
                files.put(DEMO.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        for (String template : List.of("templates/layout.html", "templates/visit.html")) {
            files.put(template, Files.readAllBytes(DEMO.resolve(template)));
        }
        files.put("templates/demo.html", """
                {#include layout}
                {#include visit /}
                <img src="/static/pictures/meadow.svg" alt="">
                <img src="/static/pictures/ridge.svg" alt="">
                {/include}
                """.getBytes(StandardCharsets.UTF_8));
        files.put("META-INF/resources/webjars/normalize.css/8.0.1/normalize.css",
                "body { margin: 0 }".getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
