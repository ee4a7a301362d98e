package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.DeployStep;
import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks what a browser downloads for a sheet and a script of which one line changes with each of three versions.
 */
@Tag("rollout")
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class DeltasInBrowserTest {

    private static final String CHANGED_SHEET = "200 /static/site.css?v=<id> immutable";
    private static final String CHANGED_SCRIPT = "200 /static/odd (1)*:y+z.js?v=<id> immutable";

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild first;
    private static ProductionBuild second;
    private static ProductionBuild third;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        first = build(directory, 1);
        second = build(directory, 2);
        third = build(directory, 3);
    }

    @Test
    void areDownloadedForChangedFilesOnly() throws Exception {
        visitor.deploy(first);
        assertThat(encodings(1)).containsEntry("site.css", "br").containsEntry("script", "br").containsEntry("same.js", "br");
        for (int version = 2; version <= 3; version++) {
            visitor.deploy(version == 2 ? second : third);

            Map<String, String> encodings = encodings(version);
            assertThat(encodings).containsEntry("site.css", "dcb").containsEntry("script", "dcb");
            assertThat(visitor.newRequests().stream().map(DeltasInBrowserTest::decoded))
                    .containsExactlyInAnyOrder(CHANGED_SHEET, CHANGED_SCRIPT);
        }
        encodings(3);
        assertThat(visitor.newRequests()).isEmpty();
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    @Test
    void areRelativeToAnyVersionThatTheBrowserHas() throws Exception {
        visitor.deploy(first);
        encodings(1);
        visitor.deploy(third);

        assertThat(encodings(3)).containsEntry("site.css", "dcb").containsEntry("script", "dcb");
    }

    @Test
    void areNotSentToANewVisitor() throws Exception {
        visitor.deploy(third);

        assertThat(encodings(3)).containsEntry("site.css", "br").containsEntry("script", "br");
    }

    /** A plus sign in a path is itself. */
    private static String decoded(String line) {
        return URLDecoder.decode(line.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Visits the page, checks that it shows this version, and returns the content codings. */
    private static Map<String, String> encodings(int version) throws Exception {
        Map<String, String> encodings = new TreeMap<>();
        Page page = visitor.tab();
        page.onResponse(response -> {
            String name = response.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
            encodings.put(name.startsWith("odd") ? "script" : name, String.valueOf(response.headers().get("content-encoding")));
        });
        page.navigate(visitor.url("/pages/home"));
        assertThat(page.evaluate("getComputedStyle(document.body).marginLeft")).isEqualTo(version + "px");
        assertThat(page.evaluate("window.version")).isEqualTo(version);
        assertThat(page.evaluate("window.same")).isEqualTo(true);
        return encodings;
    }

    private static ProductionBuild build(Path directory, int version) throws Exception {
        Map<String, String> resources = new LinkedHashMap<>();
        resources.put("templates/home.html", """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="{asset:url('/static/site.css')}">
                <script src="{asset:url('/static/odd (1)*:y+z.js')}"></script>
                <script src="{asset:url('/static/same.js')}"></script>
                </head>
                <body>Version</body>
                </html>
                """);
        resources.put("META-INF/resources/static/site.css", text("site") + "\nbody { margin-left: " + version + "px }");
        resources.put("META-INF/resources/static/odd (1)*:y+z.js", text("script") + "\nwindow.version = " + version);
        resources.put("META-INF/resources/static/same.js", text("same") + "\nwindow.same = true");
        Path archives = directory.resolve("archives");
        ProductionBuild build = ProductionBuild.of(directory.resolve("version-" + version), resources, Map.of(
                "quarkus.cache-buster.history.directory", archives.toString(),
                "quarkus.cache-buster.deltas.enabled", "true"), Pages.class, RequestLog.class);
        DeployStep.run(build, archives);
        return build;
    }

    /** Text that compresses like that of a real file. */
    private static String text(String seed) {
        StringBuilder text = new StringBuilder("/* ");
        new Random(seed.hashCode()).ints(600, 0, 1_000)
                .forEach(number -> text.append("word-").append(number).append(' '));
        return text.append("*/").toString();
    }
}
