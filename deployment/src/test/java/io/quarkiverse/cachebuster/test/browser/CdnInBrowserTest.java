package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;
import io.quarkiverse.cachebuster.test.rollout.Nginx;

/**
 * Checks that a browser loads fonts, modules and elements with integrity from another host, which is nginx as a shared cache
 * in front of the application.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class CdnInBrowserTest {

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild site;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        Map<String, byte[]> resources = new LinkedHashMap<>();
        Map.of(
                "templates/home.html", """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                          <link rel="icon" href="data:,">
                          {asset:importmap('/static/js/*')}
                          <link rel="stylesheet" href="{asset:url('/static/site.css')}" crossorigin
                              integrity="{asset:integrity('/static/site.css')}">
                          <script src="{asset:url('/static/app.js')}" crossorigin
                              integrity="{asset:integrity('/static/app.js')}"></script>
                          <script type="module" src="{asset:url('/static/js/main.js')}"></script>
                        </head>
                        <body><span>A</span></body>
                        </html>
                        """,
                "templates/plain.html", """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                          <link rel="icon" href="data:,">
                          {asset:importmap('/static/js/*')}
                          <link rel="preload" href="/static/box.ttf" as="font" crossorigin>
                          <link rel="stylesheet" href="/static/site.css">
                          <script src="/static/app.js"></script>
                          <script type="module" src="/static/js/main.js"></script>
                        </head>
                        <body>
                          <span>A</span>
                          <img src="/static/dot.svg">
                          <svg><use href="/static/sprite.svg#dot"/></svg>
                          <object data="/static/object.svg"></object>
                        </body>
                        </html>
                        """,
                "META-INF/resources/static/site.css", """
                        @font-face { font-family: Box; src: url(box.ttf); }
                        span { font: 10px Box; }
                        """,
                "META-INF/resources/static/dot.svg", svg(""),
                "META-INF/resources/static/object.svg", svg("<circle r='1'/>"),
                "META-INF/resources/static/sprite.svg", svg("<symbol id='dot'><rect width='5' height='5'/></symbol>"),
                "META-INF/resources/static/app.js", "window.loaded = ['script'];",
                "META-INF/resources/static/js/main.js", "import './one.js'; import '/static/js/two.js';",
                "META-INF/resources/static/js/one.js", "window.loaded.push('relative module');",
                "META-INF/resources/static/js/two.js", "window.loaded.push('root-relative module');")
                .forEach((name, text) -> resources.put(name, text.getBytes(StandardCharsets.UTF_8)));
        resources.put("META-INF/resources/static/box.ttf", TinyFont.withLetterOfWidth(4));
        site = ProductionBuild.ofBytes(directory, resources, Map.of("quarkus.cache-buster.html.integrity", "true"),
                Pages.class, RequestLog.class);
    }

    @Test
    @RequiredTool.Needed(RequiredTool.NGINX)
    void servesAssetsToPagesOfTheApplication(@TempDir Path directory) throws Exception {
        visitor.deploy(site);
        try (Nginx cdn = Nginx.start(RequiredTool.NGINX.path(), directory, visitor.port(), visitor.port())) {
            visitor.deploy(site, Map.of("quarkus.cache-buster.base-url", cdn.url("")));
            fillCacheWithoutOrigin(cdn);

            Page page = visitor.visit("/pages/home");

            assertThat(visitor.consoleMessages()).isEmpty();
            assertThat(list(page, "window.loaded"))
                    .containsExactly("script", "relative module", "root-relative module");
            page.evaluate("document.fonts.ready");
            assertThat(page.evaluate("document.fonts.check('10px Box')")).isEqualTo(true);
            page.waitForFunction("document.querySelector('span').getBoundingClientRect().width === 40");
            assertThat(list(page,
                    "[...new Set(performance.getEntriesByType('resource').map(e => e.name))].map(url => new URL(url).origin)"))
                    .hasSize(6).containsOnly(cdn.url(""));
        }
    }

    @Test
    @RequiredTool.Needed(RequiredTool.NGINX)
    void servesWhatPlainUrlsNameUnlessItMustComeFromThePagesHost(@TempDir Path directory) throws Exception {
        visitor.deploy(site);
        try (Nginx cdn = Nginx.start(RequiredTool.NGINX.path(), directory, visitor.port(), visitor.port())) {
            visitor.deploy(site, Map.of("quarkus.cache-buster.base-url", cdn.url(""),
                    "quarkus.http.header.\"Integrity-Policy\".value", "blocked-destinations=(script)"));

            Page page = visitor.visit("/pages/plain");

            page.evaluate("document.fonts.ready");
            page.waitForFunction("document.querySelector('span').getBoundingClientRect().width === 40");
            page.waitForFunction("document.querySelector('use').getBoundingClientRect().width === 5");
            assertThat(list(page, "window.loaded"))
                    .containsExactly("script", "relative module", "root-relative module");
            assertThat(list(page, "performance.getEntriesByType('resource').map(each => each.name)"))
                    .extracting(url -> url.toString().replaceAll("[0-9a-f]{16}", "<id>"))
                    .containsExactlyInAnyOrder(
                            cdn.url("/static/box.ttf?v=<id>"),
                            cdn.url("/static/site.css?v=<id>"),
                            cdn.url("/static/app.js?v=<id>"),
                            cdn.url("/static/js/main.js?v=<id>"),
                            cdn.url("/static/js/one.js?v=<id>"),
                            cdn.url("/static/js/two.js?v=<id>"),
                            cdn.url("/static/dot.svg?v=<id>"),
                            visitor.url("/static/sprite.svg?v=<id>#dot"),
                            visitor.url("/static/object.svg?v=<id>"));
            assertThat(visitor.consoleMessages()).isEmpty();
            assertThat(page.evaluate("fetch('/pages/plain').then(response => response.headers.get('Integrity-Policy'))"))
                    .isEqualTo("blocked-destinations=(script)");
        }
    }

    private static String svg(String content) {
        return "<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'>" + content + "</svg>";
    }

    private static List<Object> list(Page page, String expression) {
        return List.copyOf((List<?>) page.evaluate(expression));
    }

    /** As clients do that load the same files without CORS. */
    private static void fillCacheWithoutOrigin(Nginx cdn) throws Exception {
        for (String url : visitor.source("/pages/home").split("[\"\\s]")) {
            if (url.startsWith(cdn.url("/"))) {
                HttpResponse<String> response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
            }
        }
    }
}
