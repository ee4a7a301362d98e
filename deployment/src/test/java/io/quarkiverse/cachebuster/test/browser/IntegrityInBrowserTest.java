package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route.FulfillOptions;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks that a browser enforces the integrity of a script, a module and a style sheet with references. Versions A and B of the
 * site differ in each of them.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class IntegrityInBrowserTest {

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild versionA;
    private static ProductionBuild versionB;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        versionA = build(directory.resolve("a"), "A");
        versionB = build(directory.resolve("b"), "B");
    }

    @Test
    void matchesTheServedBytes() throws Exception {
        visitor.deploy(versionA);

        assertThat(loadedVersions(visitor.visit("/pages/home"))).containsExactly("script A", "sheet A", "module A");
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(
                "200 /static/app.js?v=<id> immutable",
                "200 /static/app.css?v=<id> immutable",
                "200 /static/back.svg?v=<id> immutable", "200 /static/js/module.js?v=<id> immutable");
    }

    @Test
    void matchesTheBytesBeforeCompression() throws Exception {
        visitor.deploy(versionA);

        Page page = visitor.tab();
        String url = visitor.url("/pages/large");
        Response script = page.waitForResponse("**/static/large.js?v=*", () -> page.navigate(url));
        assertThat(script.headerValue("Content-Encoding")).isIn("gzip", "br");
        assertThat(page.title()).isEqualTo("large");
    }

    @Test
    void blocksOtherBytes() throws Exception {
        visitor.deploy(versionA);
        String pageOfA = visitor.source("/pages/home");
        visitor.deploy(versionB);

        Page page = visitor.tab();
        List<String> violations = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> addViolation(message, violations));
        page.route("**/pages/home", route -> route.fulfill(new FulfillOptions().setContentType("text/html").setBody(pageOfA)));
        page.navigate(visitor.url("/pages/home"));

        assertThat(loadedVersions(page)).isEmpty();
        assertThat(violations).hasSize(3)
                .anyMatch(violation -> violation.contains("/static/app.js?v="))
                .anyMatch(violation -> violation.contains("/static/app.css?v="))
                .anyMatch(violation -> violation.contains("/static/js/module.js?v="));
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder("200 /static/app.js?v=<id>", "200 /static/app.css?v=<id>",
                "200 /static/js/module.js?v=<id>");
    }

    private static void addViolation(ConsoleMessage message, List<String> violations) {
        if (message.text().startsWith("Failed to find a valid digest in the 'integrity' attribute")) {
            violations.add(message.text());
        }
    }

    private static List<Object> loadedVersions(Page page) {
        return List.copyOf((List<?>) page.evaluate("""
                [window.script, getComputedStyle(document.body).getPropertyValue('--version'), window.module].filter(Boolean)
                """));
    }

    private static ProductionBuild build(Path directory, String version) throws Exception {
        return ProductionBuild.of(directory, Map.of(
                "templates/home.html",
                """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                          {asset:importmap('/static/js/*')}
                          <link rel="stylesheet" href="{asset:url('/static/app.css')}" integrity="{asset:integrity('/static/app.css')}">
                          <script src="/static/app.js" integrity="{asset:integrity('/static/app.js')}"></script>
                          <script type="module">import '/static/js/module.js';</script>
                        </head>
                        <body></body>
                        </html>
                        """,
                "templates/large.html", """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                          <script src="/static/large.js" integrity="{asset:integrity('/static/large.js')}"></script>
                        </head>
                        <body></body>
                        </html>
                        """,
                "META-INF/resources/static/large.js", "document.title = 'large';\n".repeat(200),
                "META-INF/resources/static/app.css", "body { --version: sheet " + version + "; background: url(back.svg); }",
                "META-INF/resources/static/app.js", "window.script = 'script " + version + "';",
                "META-INF/resources/static/js/module.js", "window.module = 'module " + version + "';",
                "META-INF/resources/static/back.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='17' height='17'/>"),
                Map.of(), Pages.class, RequestLog.class);
    }
}
