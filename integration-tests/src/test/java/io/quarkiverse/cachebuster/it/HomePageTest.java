package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HomePageTest {

    @Test
    void everyIdIsTheHashOfTheBytesBehindItsUrl() {
        assertThat(Site.urlsWithId(Site.page("/")))
                .hasSizeGreaterThan(12)
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
                "/static/site.js",
                "/static/favicon.svg",
                "/static/apple-touch-icon.png",
                "/webjars/normalize.css/8.0.1/normalize.css");
    }

    @Test
    void escapesUrlsForHtml() {
        assertThat(Site.page("/"))
                .containsPattern("src=\"/static/pictures/dunes\\.svg\\?size=small&amp;v=[0-9a-f]{16}#camel\"");
    }
}
