package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks that a browser accepts local copies of Bootstrap's sheet and of Leaflet's sheet and script, both with the integrity
 * that these projects publish and with ours. Leaflet's sheet refers to images that get an id.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class IntegritySnippetsInBrowserTest {

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild site;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        Map<String, byte[]> resources = new LinkedHashMap<>();
        resources.putAll(NpmPackage.of("bootstrap").at("bootstrap", "css/bootstrap.min.css"));
        resources.putAll(NpmPackage.of("leaflet").at("leaflet", "leaflet.css", "leaflet.js", "images"));
        resources.put("META-INF/resources/published.html", published().getBytes(StandardCharsets.UTF_8));
        resources.put("templates/published.html", published().getBytes(StandardCharsets.UTF_8));
        resources.put("templates/own.html", own().getBytes(StandardCharsets.UTF_8));
        site = ProductionBuild.ofBytes(directory, resources, Map.of(), Pages.class, RequestLog.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/published.html", "/pages/published", "/pages/own" })
    void areAccepted(String path) throws Exception {
        visitor.deploy(site);

        Page page = visitor.visit(path);
        assertThat(page.evaluate("getComputedStyle(document.body).getPropertyValue('--bs-blue')")).isEqualTo("#0d6efd");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.leaflet-container')).overflow"))
                .isEqualTo("hidden");
        assertThat(page.evaluate("L.version")).isEqualTo("1.9.4");
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    private static String published() {
        return page(
                "href=\"/static/bootstrap/css/bootstrap.min.css\""
                        + " integrity=\"sha384-QWTKZyjpPEjISv5WaRU9OFeRpok6YctnYmDr5pNlyT2bRjXh0JMhjY6hW+ALEwIH\"",
                "href=\"/static/leaflet/leaflet.css\" integrity=\"sha256-p4NxAoJBhIIN+hmNHrzRCf9tD/miZyoHS5obTRR9BMY=\"",
                "src=\"/static/leaflet/leaflet.js\" integrity=\"sha256-20nQCchB9co0qIjJZRGuk2/Z9VM+kNiyxNV1lvTlZBo=\"");
    }

    private static String own() {
        return page(
                attributes("href", "/static/bootstrap/css/bootstrap.min.css"),
                attributes("href", "/static/leaflet/leaflet.css"),
                attributes("src", "/static/leaflet/leaflet.js"));
    }

    private static String attributes(String name, String asset) {
        return name + "=\"{asset:url('" + asset + "')}\" integrity=\"{asset:integrity('" + asset + "')}\"";
    }

    private static String page(String bootstrap, String leaflet, String script) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <link rel="icon" href="data:,">
                  <link rel="stylesheet" %s crossorigin="anonymous">
                  <link rel="stylesheet" %s crossorigin="">
                  <script %s crossorigin=""></script>
                </head>
                <body><div class="leaflet-container"></div></body>
                </html>
                """.formatted(bootstrap, leaflet, script);
    }
}
