package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Checks what a browser requests if file names contain the ids: a style sheet with an image, a script and modules, all with
 * integrity. Versions A and B of the site differ in the image and in the module {@code [leaf].js}.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class FileNameUrlsInBrowserTest {

    private static final String SHEET = "200 /static/site-<id>.css immutable";
    private static final String IMPORTED = "200 /static/parts/art.min-<id>.css immutable";
    private static final String IMAGE = "200 /static/a%20dot-<id>.svg immutable";
    private static final String SCRIPT = "200 /static/site-<id>.js immutable";
    private static final String MAIN = "200 /static/js/main-<id>.js immutable";
    private static final String LEAF = "200 /static/js/%5Bleaf%5D-<id>.js immutable";

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild versionA;
    private static ProductionBuild versionB;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        versionA = build(directory.resolve("a"), "A", 17);
        versionB = build(directory.resolve("b"), "B", 18);
    }

    @BeforeEach
    void deployVersionA() throws Exception {
        visitor.deploy(versionA);
    }

    @Test
    void areUsedForAllAssets() throws Exception {
        assertThatShows(visitor.visit("/pages/home"), "A", 17);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(SHEET, IMPORTED, IMAGE, SCRIPT, MAIN, LEAF);
    }

    @Test
    void areNotRequestedOnASecondVisit() throws Exception {
        assertThatShows(visitor.visit("/pages/home"), "A", 17);
        visitor.newRequests();

        assertThatShows(visitor.visit("/pages/home"), "A", 17);
        assertThat(visitor.newRequests()).isEmpty();
    }

    @Test
    void areRequestedAfterARedeploymentOnlyIfTheyChanged() throws Exception {
        assertThatShows(visitor.visit("/pages/home"), "A", 17);
        visitor.deploy(versionB);

        assertThatShows(visitor.visit("/pages/home"), "B", 18);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(SHEET, IMPORTED, IMAGE, LEAF);
    }

    private static void assertThatShows(Page page, String version, int imageWidth) {
        page.waitForFunction("document.title.startsWith('Leaf')");
        assertThat(page.title()).isEqualTo("Leaf " + version + " of a classic script");
        page.waitForFunction("document.querySelector('i').getBoundingClientRect().width === " + imageWidth);
    }

    private static ProductionBuild build(Path directory, String version, int imageWidth) throws Exception {
        return ProductionBuild.of(directory, Map.of(
                "templates/home.html",
                """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                          {asset:importmap('/static/js/*')}
                          <link rel="stylesheet" href="{asset:url('/static/site.css')}"
                              integrity="{asset:integrity('/static/site.css')}">
                          <script src="{asset:url('/static/site.js')}" integrity="{asset:integrity('/static/site.js')}"></script>
                          <script type="module" src="{asset:url('/static/js/main.js')}"
                              integrity="{asset:integrity('/static/js/main.js')}"></script>
                        </head>
                        <body><i></i></body>
                        </html>
                        """,
                "META-INF/resources/static/site.css", "@import 'parts/art.min.css';",
                "META-INF/resources/static/parts/art.min.css", "i { content: url('../a dot.svg'); }",
                "META-INF/resources/static/a dot.svg",
                "<svg xmlns='http://www.w3.org/2000/svg' width='" + imageWidth + "' height='17'/>",
                "META-INF/resources/static/site.js", "window.kind = 'a classic script';",
                "META-INF/resources/static/js/main.js", "import leaf from './[leaf].js'; document.title = leaf + window.kind;",
                "META-INF/resources/static/js/[leaf].js", "export default 'Leaf " + version + " of ';"),
                Map.of("quarkus.cache-buster.url-style", "file-name"), Pages.class, RequestLog.class);
    }
}
