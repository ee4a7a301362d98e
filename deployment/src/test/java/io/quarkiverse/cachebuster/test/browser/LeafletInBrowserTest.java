package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks what a browser requests for pages with Leaflet, whose script derives the URLs of the marker images from one that ends
 * with {@code marker-icon.png} in its sheet. The pages refer to the sheet and the script with ids, by plain URLs, and with a
 * release number.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class LeafletInBrowserTest {

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild version;
    private static ProductionBuild withAnotherIcon;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        version = build(directory.resolve("first"), Map.of());
        withAnotherIcon = build(directory.resolve("icon"),
                Map.of("META-INF/resources/static/leaflet/images/marker-icon.png", image(31)));
    }

    @Test
    void showsMarkersIfTheSheetUrlHasAnId() throws Exception {
        visitor.deploy(version);

        assertThat(iconWidth("/pages/id")).isEqualTo(25);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(
                "200 /static/leaflet/leaflet.css?v=<id> immutable",
                "200 /static/leaflet/leaflet.js?v=<id> immutable",
                "200 /static/leaflet/images/layers.png?v=<id> immutable",
                "200 /static/leaflet/images/marker-icon.png",
                "200 /static/leaflet/images/marker-shadow.png");
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    @Test
    void revalidatesOnlyMarkersOnASecondVisit() throws Exception {
        visitor.deploy(version);
        iconWidth("/pages/id");
        visitor.newRequests();

        assertThat(iconWidth("/pages/id")).isEqualTo(25);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(
                "304 /static/leaflet/images/marker-icon.png",
                "304 /static/leaflet/images/marker-shadow.png");
    }

    @ParameterizedTest
    @CsvSource({ "/pages/plain, ''", "/pages/release, ?v=1.9.4" })
    void revalidatesEverythingWithoutIds(String path, String query) throws Exception {
        visitor.deploy(version);
        iconWidth(path);
        visitor.newRequests();

        assertThat(iconWidth(path)).isEqualTo(25);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(
                "304 /static/leaflet/leaflet.css" + query,
                "304 /static/leaflet/leaflet.js" + query,
                "304 /static/leaflet/images/layers.png",
                "304 /static/leaflet/images/marker-icon.png",
                "304 /static/leaflet/images/marker-shadow.png");
    }

    @ParameterizedTest
    @ValueSource(strings = { "id", "plain", "release" })
    void showsAChangedIconOnTheNextVisit(String page) throws Exception {
        visitor.deploy(version);
        assertThat(iconWidth("/pages/" + page)).isEqualTo(25);
        visitor.deploy(withAnotherIcon);

        assertThat(iconWidth("/pages/" + page)).isEqualTo(31);
        assertThat(visitor.consoleMessages()).isEmpty();
    }

    /** The intrinsic width of the icon, which the page shows in a fixed size. */
    private int iconWidth(String path) throws Exception {
        Page page = visitor.visit(path);
        page.waitForFunction("document.querySelector('.leaflet-marker-shadow').naturalWidth === 41"
                + " && document.querySelector('.leaflet-marker-icon').naturalWidth > 0");
        return (Integer) page.evaluate("document.querySelector('.leaflet-marker-icon').naturalWidth");
    }

    private static ProductionBuild build(Path directory, Map<String, byte[]> changed) throws Exception {
        Map<String, byte[]> resources = new LinkedHashMap<>(
                NpmPackage.of("leaflet").at("leaflet", "leaflet.css", "leaflet.js", "images"));
        Map.of(
                "id", page("{asset:url('/static/leaflet/leaflet.css')}", "{asset:url('/static/leaflet/leaflet.js')}"),
                "plain", page("/static/leaflet/leaflet.css", "/static/leaflet/leaflet.js"),
                "release", page("/static/leaflet/leaflet.css?v=1.9.4", "/static/leaflet/leaflet.js?v=1.9.4"))
                .forEach((name, text) -> resources.put("templates/" + name + ".html", text.getBytes(StandardCharsets.UTF_8)));
        resources.putAll(changed);
        return ProductionBuild.ofBytes(directory, resources,
                Map.of("quarkus.cache-buster.html.exclude", "plain,release"), Pages.class, RequestLog.class);
    }

    private static String page(String sheet, String script) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <link rel="icon" href="data:,">
                  <link rel="stylesheet" href="%s">
                  <script src="%s"></script>
                </head>
                <body>
                  <div id="map" style="height: 200px"></div>
                  <script>
                    const map = L.map('map').setView([0, 0], 1);
                    L.marker([0, 0]).addTo(map);
                    L.control.layers().addTo(map);
                  </script>
                </body>
                </html>
                """.formatted(sheet, script);
    }

    private static byte[] image(int width) throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, width, BufferedImage.TYPE_INT_ARGB), "png", png);
        return png.toByteArray();
    }
}
