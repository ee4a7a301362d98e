package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HomePageTest {

    @Test
    void everyIdIsTheHashOfTheServedBytes() {
        assertThat(Site.urlsWithIdFrom("/"))
                .hasSizeGreaterThan(12)
                .anyMatch(url -> url.startsWith("/static/images/contours.svg?v="))
                .anyMatch(url -> url.startsWith("/static/js/check.js?v="))
                .allSatisfy(Site::assertThatItsIdIsTheHashOfTheBytes);
    }

    @Test
    void refersToNoStaticFileWithoutItsId() {
        assertThat(Site.references(Site.page("/")))
                .filteredOn(url -> url.startsWith("/static/") || url.startsWith("/webjars/"))
                .isNotEmpty()
                .allSatisfy(Site::idIn);
    }

    @Test
    void refersToFilesOfEveryKind() {
        assertThat(Site.references(Site.page("/"))).map(Site::pathOf).contains(
                "/static/site.css",
                "/static/js/site.js",
                "/static/fonts/fraunces.woff2",
                "/static/favicon.svg",
                "/static/apple-touch-icon.png",
                "/webjars/normalize.css/8.0.1/normalize.css");
    }

    @Test
    void hidesTheVisitWithoutJavaScript() {
        assertThat(Site.page("/")).contains("<section data-visit hidden ");
    }

    @Test
    void escapesUrlsForHtml() {
        assertThat(Site.page("/"))
                .containsPattern(">/static/pictures/dunes\\.svg\\?size=small&amp;v=[0-9a-f]{16}#camel<");
    }
}
