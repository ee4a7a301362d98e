package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;
import io.quarkiverse.cachebuster.test.prod.RunningApplication;
import io.quarkiverse.cachebuster.test.rollout.Nginx;

/**
 * What a browser with a cache asks for when it visits a site, visits it again, and visits it after a redeployment. Versions A
 * and B of the site differ in one script.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class BrowserCacheTest {

    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private static ProductionBuild versionA;
    private static ProductionBuild versionB;
    private static Playwright playwright;
    private static Browser browser;

    private RunningApplication application;
    private BrowserContext visitor;
    private int requestsSeen;

    @BeforeAll
    static void buildAndStartTheBrowser(@TempDir Path directory) throws Exception {
        versionA = build(directory.resolve("a"), "A");
        versionB = build(directory.resolve("b"), "B");
        playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(RequiredTool.CHROMIUM.path()).setArgs(QUIET));
    }

    @AfterAll
    static void stopTheBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void startVersionA() throws Exception {
        application = RunningApplication.start(versionA, 0, Map.of());
        visitor = browser.newContext();
    }

    @AfterEach
    void stop() throws Exception {
        visitor.close();
        application.close();
    }

    @Test
    void getsNothingWithAnIdAgainOnASecondVisit() throws Exception {
        visit("/pages/home");
        assertThat(newRequests()).hasSize(3).allMatch(request -> request.matches("200 /static/.*\\?v=[0-9a-f]{16}"));

        assertThatWorks(visit("/pages/home"), "A");
        assertThat(newRequests()).isEmpty();
    }

    @Test
    void getsOnlyTheChangedFileAfterARedeployment() throws Exception {
        visit("/pages/home");
        redeploy();

        assertThatWorks(visit("/pages/home"), "B");
        assertThat(newRequests()).singleElement().asString().matches("200 /static/app\\.js\\?v=[0-9a-f]{16}");
    }

    @Test
    void revalidatesPlainUrls() throws Exception {
        visit("/pages/plain");
        assertThat(newRequests()).containsExactlyInAnyOrder("200 /static/app.js", "200 /static/app.css",
                "200 /static/logo.svg");

        assertThatWorks(visit("/pages/plain"), "A");
        assertThat(newRequests()).containsExactlyInAnyOrder("304 /static/app.js", "304 /static/app.css",
                "304 /static/logo.svg");
    }

    @Test
    void getsOnlyTheChangedPlainUrlAfterARedeployment() throws Exception {
        visit("/pages/plain");
        redeploy();

        assertThatWorks(visit("/pages/plain"), "B");
        assertThat(newRequests()).containsExactlyInAnyOrder("200 /static/app.js", "304 /static/app.css",
                "304 /static/logo.svg");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/pages/home", "/pages/plain" })
    void showsTheNewBytesOnReloadAfterARedeployment(String path) throws Exception {
        Page page = visit(path);
        assertThatWorks(page, "A");
        redeploy();

        page.reload();
        assertThatWorks(page, "B");
    }

    /** A hard reload goes past the browser's cache, but not past a shared one. */
    @RequiredTool.Needed(RequiredTool.NGINX)
    @ParameterizedTest
    @ValueSource(strings = { "/pages/home", "/pages/plain" })
    void showsTheNewBytesOnHardReloadThroughASharedCacheAfterARedeployment(String path, @TempDir Path directory)
            throws Exception {
        try (Nginx nginx = Nginx.start(RequiredTool.NGINX.path(), directory, application.port(), application.port())) {
            Page page = visitor.newPage();
            page.navigate(nginx.url(path));
            assertThatWorks(page, "A");
            redeploy();

            reloadHard(page);
            assertThatWorks(page, "B");
        }
    }

    /** A normal navigation in a new tab. */
    private Page visit(String path) throws Exception {
        Page page = visitor.newPage();
        page.navigate(application.url(path));
        return page;
    }

    private void reloadHard(Page page) {
        page.evaluate("window.isOld = true");
        JsonObject ignoreCache = new JsonObject();
        ignoreCache.addProperty("ignoreCache", true);
        visitor.newCDPSession(page).send("Page.reload", ignoreCache);
        page.waitForFunction("!window.isOld && document.readyState == 'complete'");
    }

    private void redeploy() throws Exception {
        int port = application.port();
        application.close();
        application = RunningApplication.start(versionB, port, Map.of());
        application.port();
        requestsSeen = 0;
    }

    /** The style sheet and the image are there, and the script is of this version. */
    private static void assertThatWorks(Page page, String version) {
        assertThat(page.title()).isEqualTo("Version " + version);
        assertThat(page.evaluate("getComputedStyle(document.body).marginLeft")).isEqualTo("42px");
        assertThat(page.evaluate("document.images[0].naturalWidth")).isEqualTo(17);
    }

    /** What the application has answered since the last call or its start. */
    private List<String> newRequests() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(application.url("/requests"))).build();
        String log = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        List<String> all = log.lines().toList();
        List<String> unseen = all.subList(requestsSeen, all.size());
        requestsSeen = all.size();
        return unseen;
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
                Map.of(), Pages.class, RequestLog.class);
    }
}
