package io.quarkiverse.cachebuster.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
 * Checks what a browser requests for a page whose sheet imports a sheet with a font, which imports a sheet with an image. The
 * font's letter is four ems wide and the image 17 pixels, except in the versions that change one of them.
 */
@RequiredTool.Needed(RequiredTool.CHROMIUM)
class StyleSheetsInBrowserTest {

    private static final String SITE = "200 /static/site.css?v=<id> immutable";
    private static final String TEXT = "200 /static/parts/text.css?v=<id> immutable";
    private static final String ART = "200 /static/parts/art/art.css?v=<id> immutable";
    private static final String FONT = "200 /static/fonts/box.ttf?v=<id> immutable";
    private static final String IMAGE = "200 /static/images/dot.svg?v=<id> immutable";

    @RegisterExtension
    static final Visitor visitor = new Visitor();

    private static ProductionBuild version;
    private static ProductionBuild withAnotherImage;
    private static ProductionBuild withAnotherFont;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        version = build(directory.resolve("first"), 4, 17);
        withAnotherImage = build(directory.resolve("image"), 4, 18);
        withAnotherFont = build(directory.resolve("font"), 3, 17);
    }

    @BeforeEach
    void deployTheFirstVersion() throws Exception {
        visitor.deploy(version);
    }

    @Test
    void loadEverythingWithItsCurrentId() throws Exception {
        assertThatShows(visitor.visit("/pages/home"), 4, 17);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(SITE, TEXT, ART, FONT, IMAGE);
    }

    @Test
    void causeNoRequestsOnASecondVisit() throws Exception {
        assertThatShows(visitor.visit("/pages/home"), 4, 17);
        visitor.newRequests();

        assertThatShows(visitor.visit("/pages/home"), 4, 17);
        assertThat(visitor.newRequests()).isEmpty();
    }

    @Test
    void areRequestedAgainIfAnImageChanges() throws Exception {
        assertThatShows(visitor.visit("/pages/home"), 4, 17);
        visitor.deploy(withAnotherImage);

        assertThatShows(visitor.visit("/pages/home"), 4, 18);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(SITE, TEXT, ART, IMAGE);
    }

    @Test
    void areRequestedAgainIfAFontChanges() throws Exception {
        assertThatShows(visitor.visit("/pages/home"), 4, 17);
        visitor.deploy(withAnotherFont);

        assertThatShows(visitor.visit("/pages/home"), 3, 17);
        assertThat(visitor.newRequests()).containsExactlyInAnyOrder(SITE, TEXT, FONT);
    }

    /** Waits for the font, which may still be loading. */
    private static void assertThatShows(Page page, int letterWidth, int imageWidth) {
        page.evaluate("document.fonts.ready");
        assertThat(page.evaluate("document.fonts.check('10px Box')")).isEqualTo(true);
        page.waitForFunction("document.querySelector('span').getBoundingClientRect().width === " + letterWidth * 10);
        page.waitForFunction("document.querySelector('i').getBoundingClientRect().width === " + imageWidth);
    }

    private static ProductionBuild build(Path directory, int letterWidth, int imageWidth) throws Exception {
        Map<String, byte[]> resources = new LinkedHashMap<>();
        Map.of(
                "templates/home.html", """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head><link rel="stylesheet" href="{asset:url('/static/site.css')}"></head>
                        <body><span>A</span><i></i></body>
                        </html>
                        """,
                "META-INF/resources/static/site.css", "@import 'parts/text.css';",
                "META-INF/resources/static/parts/text.css", """
                        @import url(art/art.css);
                        @font-face { font-family: Box; src: url("../fonts/box.ttf"); }
                        span { font: 10px Box; }
                        """,
                "META-INF/resources/static/parts/art/art.css", "i { content: url(/static/images/dot.svg); }",
                "META-INF/resources/static/images/dot.svg",
                "<svg xmlns='http://www.w3.org/2000/svg' width='" + imageWidth + "' height='17'/>")
                .forEach((name, text) -> resources.put(name, text.getBytes(StandardCharsets.UTF_8)));
        resources.put("META-INF/resources/static/fonts/box.ttf", TinyFont.withLetterOfWidth(letterWidth));
        return ProductionBuild.ofBytes(directory, resources, Map.of(), Pages.class, RequestLog.class);
    }
}
