package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;
import io.quarkiverse.cachebuster.test.rollout.Nginx;
import io.quarkiverse.cachebuster.test.sitecheck.SiteCheck;

/**
 * Checks what a browser with a cache requests on a first visit, on a second visit, and after a redeployment. Versions A and B
 * of the site differ in one script.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class BrowserCacheTest {

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild versionA;
    private static ProductionBuild versionB;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        versionA = build(directory.resolve("a"), "A");
        versionB = build(directory.resolve("b"), "B");
    }

    @BeforeEach
    void deployVersionA() throws Exception {
        visitor.deploy(versionA);
    }

    @Test
    void requestsNoUrlWithAnIdOnASecondVisit() throws Exception {
        visitor.visit("/pages/home");
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder("200 /static/app.js?v=<id> immutable",
                "200 /static/app.css?v=<id> immutable", "200 /static/logo.svg?v=<id> immutable");

        assertThatWorks(visitor.visit("/pages/home"), "A");
        assertThat(visitor.newRequests()).isEmpty();
    }

    @Test
    void requestsOnlyTheChangedFileAfterARedeployment() throws Exception {
        visitor.visit("/pages/home");
        visitor.deploy(versionB);

        assertThatWorks(visitor.visit("/pages/home"), "B");
        assertThat(visitor.newRequests()).containsExactly("200 /static/app.js?v=<id> immutable");
    }

    /** By the script that the build has written. */
    @Test
    @RequiredTool.Needed(RequiredTool.PYTHON)
    void keepsEverythingAsTheCheckOfADeployedSiteSays() throws Exception {
        SiteCheck check = SiteCheck.run(versionA.target().resolve("cache-buster/check-site.py"),
                RequiredTool.CHROMIUM.path(), visitor.url("/pages/home"));

        assertThat(check).isEqualTo(new SiteCheck(0, "3 asset URLs: 3 kept\n"));
    }

    @Test
    void revalidatesPlainUrls() throws Exception {
        visitor.visit("/pages/plain");
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder("200 /static/app.js", "200 /static/app.css",
                "200 /static/logo.svg");

        assertThatWorks(visitor.visit("/pages/plain"), "A");
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder("304 /static/app.js", "304 /static/app.css",
                "304 /static/logo.svg");
    }

    @Test
    void downloadsOnlyTheChangedPlainUrlAfterARedeployment() throws Exception {
        visitor.visit("/pages/plain");
        visitor.deploy(versionB);

        assertThatWorks(visitor.visit("/pages/plain"), "B");
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder("200 /static/app.js", "304 /static/app.css",
                "304 /static/logo.svg");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/pages/home", "/pages/plain" })
    void showsTheNewBytesOnReloadAfterARedeployment(String path) throws Exception {
        Page page = visitor.visit(path);
        assertThatWorks(page, "A");
        visitor.deploy(versionB);

        page.reload();
        assertThatWorks(page, "B");
    }

    /** A hard reload bypasses the browser's cache, but not a shared one. */
    @RequiredTool.Needed(RequiredTool.NGINX)
    @ParameterizedTest
    @ValueSource(strings = { "/pages/home", "/pages/plain" })
    void showsTheNewBytesOnHardReloadThroughASharedCacheAfterARedeployment(String path, @TempDir Path directory)
            throws Exception {
        try (Nginx nginx = Nginx.start(RequiredTool.NGINX.path(), directory, visitor.port(), visitor.port())) {
            Page page = visitor.tab();
            page.navigate(nginx.url(path));
            assertThatWorks(page, "A");
            visitor.deploy(versionB);

            hardReload(page);
            assertThatWorks(page, "B");
        }
    }

    private static void hardReload(Page page) {
        page.evaluate("window.isOld = true");
        JsonObject ignoreCache = new JsonObject();
        ignoreCache.addProperty("ignoreCache", true);
        page.context().newCDPSession(page).send("Page.reload", ignoreCache);
        page.waitForFunction("!window.isOld && document.readyState == 'complete'");
    }

    /** Asserts that the style sheet and the image are loaded, and the script of this version. */
    private static void assertThatWorks(Page page, String version) {
        assertThat(page.title()).isEqualTo("Version " + version);
        assertThat(page.evaluate("getComputedStyle(document.body).marginLeft")).isEqualTo("42px");
        page.waitForFunction("document.images[0].naturalWidth === 17");
    }

    private static ProductionBuild build(Path directory, String version) throws Exception {
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <title>No script</title>
                  <link rel="stylesheet" href="%s">
                  <script src="%s" defer></script>
                </head>
                <body><img src="%s" alt="Logo"></body>
                </html>
                """;
        return ProductionBuild.of(directory, Map.of(
                "templates/home.html", page.formatted("{asset:url('/static/app.css')}",
                        "/static/app.js?v={cacheId('/static/app.js')}", "{asset:url('/static/logo.svg')}"),
                "templates/plain.html", page.formatted("/static/app.css", "/static/app.js", "/static/logo.svg"),
                "META-INF/resources/static/app.js", "document.title = 'Version " + version + "';",
                "META-INF/resources/static/app.css", "body { margin-left: 42px; }",
                "META-INF/resources/static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='17' height='17'/>"),
                Map.of("quarkus.cache-buster.html.exclude", "plain"), Pages.class, RequestLog.class);
    }
}
