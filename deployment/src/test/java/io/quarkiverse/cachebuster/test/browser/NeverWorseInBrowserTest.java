package io.quarkiverse.cachebuster.test.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

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
import io.vertx.ext.web.Router;

/**
 * Checks that an application which doesn't use the extension's API works as well with the dependency as without: a page with
 * Bootstrap, Font Awesome and Leaflet, copied from their documentation, and a service worker with a precache list.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class NeverWorseInBrowserTest {

    enum Extension {
        ABSENT,
        PRESENT,
        DISABLED
    }

    private static final Map<String, String> EVERYTHING_OFF = Map.of(
            "quarkus.cache-buster.css.enabled", "false",
            "quarkus.cache-buster.compression.enabled", "false",
            "quarkus.cache-buster.templates.unknown-asset", "ignore");

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static final Map<Extension, ProductionBuild> builds = new EnumMap<>(Extension.class);

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        Class<?>[] classes = { Pages.class, RequestLog.class, Api.class };
        builds.put(Extension.ABSENT, ProductionBuild.withoutExtension(directory.resolve("absent"), site(), classes));
        builds.put(Extension.PRESENT, ProductionBuild.ofBytes(directory.resolve("present"), site(), Map.of(), classes));
        builds.put(Extension.DISABLED,
                ProductionBuild.ofBytes(directory.resolve("disabled"), site(), EVERYTHING_OFF, classes));
    }

    @ParameterizedTest
    @EnumSource
    void blocksNothing(Extension extension) throws Exception {
        deploy(extension);

        assertWorks(visitor.visit("/pages/plain"));
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void atMostRevalidatesOnASecondVisit(Extension extension) throws Exception {
        deploy(extension);
        assertWorks(visitor.visit("/pages/plain"));
        assertThat(visitor.newRequests()).hasSize(9).allMatch(request -> request.startsWith("200 "));

        assertWorks(visitor.visit("/pages/plain"));
        if (extension == Extension.PRESENT) {
            assertThat(visitor.newRequests()).hasSize(9).allMatch(request -> request.startsWith("304 "));
        } else {
            assertThat(visitor.newRequests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksOffline(Extension extension) throws Exception {
        deploy(extension);
        Page page = visitor.visit("/pages/offline");
        page.evaluate("navigator.serviceWorker.ready");
        visitor.goOffline();

        assertWorks(visitor.visit("/pages/offline"));
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    @Test
    void leavesOtherResponsesAlone() throws Exception {
        deploy(Extension.ABSENT);
        Map<String, String> expected = responses();

        deploy(Extension.PRESENT);
        assertThat(responses()).isEqualTo(expected);
    }

    private static void deploy(Extension extension) throws Exception {
        visitor.deploy(builds.get(extension), extension == Extension.DISABLED
                ? Map.of("quarkus.cache-buster.http.enabled", "false")
                : Map.of());
    }

    /** Applied styles, a loaded icon font, a component of Bootstrap's script and the marker on Leaflet's map. */
    private static void assertWorks(Page page) {
        page.waitForFunction("document.querySelector('.leaflet-marker-icon')?.naturalWidth === 25"
                + " && document.querySelector('.leaflet-marker-shadow')?.naturalWidth === 41");
        page.waitForFunction("document.fonts.size > 0 && [...document.fonts].some(each => each.status === 'loaded')");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.btn')).borderRadius")).isEqualTo("6px");
        assertThat(page.evaluate("typeof bootstrap.Modal")).isEqualTo("function");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.fa-user'), '::before').content"))
                .isNotEqualTo("none");
    }

    private static Map<String, byte[]> site() throws Exception {
        Map<String, byte[]> resources = new LinkedHashMap<>();
        resources.putAll(NpmPackage.of("bootstrap").at("bootstrap", "css/bootstrap.min.css", "js/bootstrap.bundle.min.js"));
        resources.putAll(NpmPackage.of("fortawesome__fontawesome-free").at("font-awesome", "css/all.min.css", "webfonts"));
        resources.putAll(NpmPackage.of("leaflet").at("leaflet", "leaflet.css", "leaflet.js", "images"));
        String precached = resources.keySet().stream().map(each -> each.substring("META-INF/resources".length()))
                .filter(each -> !each.endsWith(".ttf")).map(each -> "'" + each + "'").collect(joining(", "));
        resources.put("META-INF/resources/worker.js", WORKER.formatted(precached).getBytes(UTF_8));
        resources.put("templates/plain.html", PAGE.formatted("").getBytes(UTF_8));
        resources.put("templates/offline.html",
                PAGE.formatted("navigator.serviceWorker.register('/worker.js');").getBytes(UTF_8));
        return resources;
    }

    private static final String WORKER = """
            self.addEventListener('install', event => event.waitUntil(
                caches.open('site').then(cache => cache.addAll(['/pages/offline', %s]))));
            self.addEventListener('fetch', event => event.respondWith(
                caches.match(event.request).then(cached => cached || fetch(event.request))));
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <link rel="icon" href="data:,">
              <link href="/static/bootstrap/css/bootstrap.min.css" rel="stylesheet" crossorigin="anonymous"
                  integrity="sha384-QWTKZyjpPEjISv5WaRU9OFeRpok6YctnYmDr5pNlyT2bRjXh0JMhjY6hW+ALEwIH">
              <link href="/static/font-awesome/css/all.min.css" rel="stylesheet">
              <link href="/static/leaflet/leaflet.css" rel="stylesheet" crossorigin=""
                  integrity="sha256-p4NxAoJBhIIN+hmNHrzRCf9tD/miZyoHS5obTRR9BMY=">
              <script src="/static/leaflet/leaflet.js" crossorigin=""
                  integrity="sha256-20nQCchB9co0qIjJZRGuk2/Z9VM+kNiyxNV1lvTlZBo="></script>
            </head>
            <body>
              <button class="btn btn-primary"><i class="fa-solid fa-user"></i></button>
              <div id="map" style="height: 200px"></div>
              <script src="/static/bootstrap/js/bootstrap.bundle.min.js" crossorigin="anonymous"
                  integrity="sha384-YvpcrYf0tY3lHB60NNkmXc5s9fDVZLESaAA55NDzOxhy9GkcIdslK1eN7N6jIeHz"></script>
              <script>
                const map = L.map('map').setView([0, 0], 1);
                L.marker([0, 0]).addTo(map);
                L.control.layers().addTo(map);
                %s
              </script>
            </body>
            </html>
            """;

    private static final List<String> REQUESTS = List.of("GET /api", "HEAD /api", "POST /api", "OPTIONS /api",
            "GET /api?v=0123456789abcdef", "GET /api/a%2Fb", "GET /api/a+b@c", "GET /missing", "GET /static/missing.css",
            "HEAD /static/missing.css", "POST /static/leaflet/leaflet.js", "OPTIONS /static/leaflet/leaflet.js",
            "DELETE /static/leaflet/leaflet.css", "GET /static", "GET /static/", "GET /static/leaflet/", "GET /pages/plain");

    /** The complete responses, apart from the date. */
    private static Map<String, String> responses() throws Exception {
        Map<String, String> responses = new LinkedHashMap<>();
        for (String request : REQUESTS) {
            responses.put(request, response(request));
        }
        return responses;
    }

    private static String response(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", visitor.port())) {
            socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
                    + "Accept-Encoding: gzip, br\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1).replaceAll("(?i)\r\ndate: [^\r]*", "");
        }
    }

    /** A route of the application with headers of its own. */
    @Singleton
    public static class Api {

        void route(@Observes Router router) {
            router.route("/api*").handler(rc -> rc.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "max-age=60")
                    .putHeader("ETag", "\"1\"")
                    .end("{\"path\": \"" + rc.request().path() + "\"}"));
        }
    }
}
