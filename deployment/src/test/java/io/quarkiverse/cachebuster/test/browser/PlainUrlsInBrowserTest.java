package io.quarkiverse.cachebuster.test.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks what a browser requests for a page that uses none of the extension's helpers, as a static page and as a template
 * with a layout and a tag. Version B of the site has another background, sprite and module.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class PlainUrlsInBrowserTest {

    /**
     * The page in two kinds.
     */
    enum Kind {
        STATIC("/index.html", false),
        TEMPLATE("/pages/home", true);

        private final String path;
        private final boolean importMap;

        Kind(String path, boolean importMap) {
            this.path = path;
            this.importMap = importMap;
        }

        List<String> requests() {
            List<String> requests = new ArrayList<>(List.of(
                    "200 /static/icon.svg?v=<id> immutable",
                    "200 /static/fonts/box.ttf?v=<id> immutable",
                    "200 /static/bootstrap/css/bootstrap.min.css?v=<id> immutable",
                    "200 /static/site.css?v=<id> immutable",
                    "200 /static/images/background.svg?v=<id> immutable",
                    "200 /static/leaflet/leaflet.js?v=<id> immutable",
                    "200 /static/images/large.svg?v=<id> immutable",
                    "200 /static/images/sprite.svg?v=<id> immutable",
                    "200 /static/js/main.js" + module(),
                    "200 /static/js/shared.js" + module()));
            // Leaflet's script looks for these names; its sheet has a plain URL, so the images in it have as well
            requests.addAll(List.of(
                    "200 /static/leaflet/leaflet.css",
                    "200 /static/leaflet/images/layers.png",
                    "200 /static/leaflet/images/marker-icon.png",
                    "200 /static/leaflet/images/marker-shadow.png"));
            return requests;
        }

        /** Without an import map, two names of a module would make it run twice. */
        private String module() {
            return importMap ? "?v=<id> immutable" : "";
        }
    }

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild versionA;
    private static ProductionBuild versionB;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        versionA = build(directory.resolve("a"), "A", 17);
        versionB = build(directory.resolve("b"), "B", 18);
    }

    @ParameterizedTest
    @EnumSource
    void loadEachFileOnce(Kind kind) throws Exception {
        visitor.deploy(versionA);

        assertWorks(visitor.visit(kind.path), "A", 17);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrderElementsOf(kind.requests());
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyRevalidateWhatIsLeftPlainOnASecondVisit(Kind kind) throws Exception {
        visitor.deploy(versionA);
        assertWorks(visitor.visit(kind.path), "A", 17);
        visitor.newRequests();

        assertWorks(visitor.visit(kind.path), "A", 17);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrderElementsOf(kind.requests().stream()
                .filter(each -> !each.endsWith("immutable")).map(each -> each.replace("200", "304")).toList());
    }

    @ParameterizedTest
    @EnumSource
    void loadOnlyWhatHasChanged(Kind kind) throws Exception {
        visitor.deploy(versionA);
        assertWorks(visitor.visit(kind.path), "A", 17);
        visitor.deploy(versionB);

        assertWorks(visitor.visit(kind.path), "B", 18);
        assertThat(visitor.newRequests()).filteredOn(each -> each.startsWith("200")).containsExactlyInAnyOrder(
                "200 /static/site.css?v=<id> immutable",
                "200 /static/images/background.svg?v=<id> immutable",
                "200 /static/images/sprite.svg?v=<id> immutable",
                "200 /static/js/shared.js" + kind.module());
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    @Test
    void workOfflineWithAServiceWorker() throws Exception {
        visitor.deploy(versionA);
        Page page = visitor.visit("/pages/offline");
        page.evaluate("navigator.serviceWorker.ready");
        visitor.goOffline();

        assertThat(visitor.visit("/pages/offline").evaluate("[getComputedStyle(document.body).color, window.loaded].join()"))
                .isEqualTo("rgb(1, 2, 3),offline");
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    private static void assertWorks(Page page, String version, int size) {
        page.waitForFunction("document.querySelector('.leaflet-marker-icon')?.naturalWidth === 25"
                + " && document.querySelector('.leaflet-marker-shadow')?.naturalWidth === 41");
        page.waitForFunction("window.modules?.length === 2");
        page.evaluate("document.fonts.ready");
        assertThat(page.evaluate("window.modules.join()")).isEqualTo("shared " + version + ",main");
        assertThat(page.evaluate("document.fonts.check('10px Box')")).isEqualTo(true);
        assertThat(page.evaluate("getComputedStyle(document.body).getPropertyValue('--bs-blue')")).isEqualTo("#0d6efd");
        page.waitForFunction("document.querySelector('i').getBoundingClientRect().width === " + size);
        page.waitForFunction("document.querySelector('use').getBoundingClientRect().width === " + size);
        page.waitForFunction("document.querySelector('img').naturalWidth === 40");
    }

    private static ProductionBuild build(Path directory, String version, int size) throws Exception {
        Map<String, byte[]> resources = new LinkedHashMap<>();
        resources.putAll(NpmPackage.of("bootstrap").at("bootstrap", "css/bootstrap.min.css"));
        resources.putAll(NpmPackage.of("leaflet").at("leaflet", "leaflet.css", "leaflet.js", "images"));
        resources.put("META-INF/resources/static/fonts/box.ttf", TinyFont.withLetterOfWidth(4));
        texts(version, size).forEach((name, text) -> resources.put(name, text.getBytes(UTF_8)));
        return ProductionBuild.ofBytes(directory, resources, Map.of(), Pages.class, RequestLog.class);
    }

    private static Map<String, String> texts(String version, int size) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("META-INF/resources/index.html", LAYOUT.formatted("", BODY.formatted(IMAGE)));
        texts.put("templates/layout.html", LAYOUT.formatted("{asset:importmap('/static/js/*')}", "{#insert /}"));
        texts.put("templates/home.html", "{#include layout}" + BODY.formatted("{#picture /}") + "{/include}");
        texts.put("templates/tags/picture.html", IMAGE);
        texts.put("templates/offline.html", OFFLINE);
        Map.of(
                "icon.svg", svg(16, ""),
                "site.webmanifest", "{\"name\": \"Site\", \"icons\": [{\"src\": \"icon.svg\", \"sizes\": \"any\"}]}",
                "site.css", """
                        @font-face { font-family: Box; src: url("fonts/box.ttf"); }
                        span { font: 10px Box; }
                        i { content: url(images/background.svg); }
                        """,
                "images/background.svg", svg(size, ""),
                "images/small.svg", svg(20, ""),
                "images/large.svg", svg(40, ""),
                "images/sprite.svg", svg(99, "<symbol id='dot'><rect width='%1$d' height='%1$d'/></symbol>".formatted(size)),
                "js/main.js", "import { shared } from './shared.js';\nwindow.modules = [shared, 'main'];",
                "js/shared.js", "export const shared = 'shared " + version + "';",
                "offline.css", "body { color: rgb(1, 2, 3); }")
                .forEach((name, text) -> texts.put("META-INF/resources/static/" + name, text));
        texts.put("META-INF/resources/static/offline.js", "window.loaded = 'offline';");
        texts.put("META-INF/resources/worker.js", WORKER);
        return texts;
    }

    private static String svg(int size, String content) {
        return "<svg xmlns='http://www.w3.org/2000/svg' width='%1$d' height='%1$d'>%2$s</svg>".formatted(size, content);
    }

    private static final String LAYOUT = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <base href="/static/">
              %s
              <link rel="icon" href="icon.svg">
              <link rel="manifest" href="site.webmanifest">
              <link rel="preload" href="fonts/box.ttf" as="font" type="font/ttf" crossorigin>
              <link href="/static/bootstrap/css/bootstrap.min.css" rel="stylesheet" crossorigin="anonymous"
                  integrity="sha384-QWTKZyjpPEjISv5WaRU9OFeRpok6YctnYmDr5pNlyT2bRjXh0JMhjY6hW+ALEwIH">
              <link rel="stylesheet" href="leaflet/leaflet.css" crossorigin=""
                  integrity="sha256-p4NxAoJBhIIN+hmNHrzRCf9tD/miZyoHS5obTRR9BMY=">
              <link rel="stylesheet" href="site.css?v=1.0.0">
              <link rel="modulepreload" href="js/shared.js">
              <script type="module" src="js/main.js"></script>
              <script src="leaflet/leaflet.js" crossorigin=""
                  integrity="sha256-20nQCchB9co0qIjJZRGuk2/Z9VM+kNiyxNV1lvTlZBo="></script>
            </head>
            <body>
            %s
            </body>
            </html>
            """;

    private static final String IMAGE = "<img src=\"images/small.svg\" srcset=\"images/large.svg 1x, images/small.svg 2x\">";

    private static final String BODY = """
              <span>A</span><i></i>
              %s
              <svg><use href="images/sprite.svg#dot"/></svg>
              <div id="map" style="height: 200px"></div>
              <script>
                const map = L.map('map').setView([0, 0], 1);
                L.marker([0, 0]).addTo(map);
                L.control.layers().addTo(map);
              </script>
            """;

    private static final String OFFLINE = """
            <!DOCTYPE html>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/static/offline.css">
            <script src="/static/offline.js"></script>
            <body>
              <script>navigator.serviceWorker.register('/worker.js')</script>
            </body>
            """;

    private static final String WORKER = """
            self.addEventListener('install', event => event.waitUntil(caches.open('site').then(cache =>
                cache.addAll(['/pages/offline', '/static/offline.css', '/static/offline.js']))));
            self.addEventListener('fetch', event => event.respondWith(
                caches.match(event.request).then(cached => cached || fetch(event.request))));
            """;
}
