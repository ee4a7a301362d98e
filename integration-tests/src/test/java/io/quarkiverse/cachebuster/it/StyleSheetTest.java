package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Checks the references in the site's style sheet.
 */
@QuarkusTest
class StyleSheetTest {

    @Test
    void refersToNoFileWithoutItsId() {
        assertThat(Site.sheetReferences(url("/static/site.css")))
                .extracting(Site::pathOf).containsExactly("/static/fonts/fraunces.woff2", "/static/images/contours.svg");
        assertThat(Site.sheetReferences(url("/static/site.css"))).allSatisfy(Site::assertThatItsIdIsTheHashOfTheBytes);
    }

    @Test
    void refersToTheFontPreloadedByThePage() {
        List<String> fonts = Site.references(Site.page("/")).stream().filter(url -> url.contains(".woff2")).toList();

        assertThat(fonts).hasSize(1);
        assertThat(Site.sheetReferences(url("/static/site.css"))).containsAll(fonts);
    }

    private static String url(String path) {
        return Site.references(Site.page("/")).stream().filter(url -> Site.pathOf(url).equals(path)).findFirst().orElseThrow();
    }
}
