package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@TestProfile(BaseUrlTest.BehindCdn.class)
class BaseUrlTest {

    private static final String CDN = "https://cdn.example.com";

    public static class BehindCdn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.cache-buster.base-url", CDN);
        }
    }

    @Test
    void urlsInPagesStartWithIt() {
        assertThat(Site.references(Site.page("/"))).map(Site::pathOf).contains(
                CDN + "/static/site.css",
                CDN + "/static/js/site.js",
                CDN + "/webjars/normalize.css/8.0.1/normalize.css",
                CDN + "/static/pictures/ridge.svg",
                CDN + "/static/names/field%20notes.svg");
    }

    @Test
    void plainUrlsThatAreRelativeOrOfSpritesStayOnTheHostOfThePage() {
        assertThat(Site.references(Site.page("/plain"))).map(Site::pathOf).contains(
                CDN + "/static/site.css",
                CDN + "/static/fonts/fraunces.woff2",
                CDN + "/static/pictures/ridge.svg",
                "static/favicon.svg",
                "static/icons.svg");
    }

    @Test
    void idsAreThoseOfLocalFiles() {
        assertThat(Site.urlsWithId(Site.page("/")))
                .filteredOn(url -> url.startsWith(CDN))
                .hasSizeGreaterThan(12)
                .allSatisfy(url -> Site.assertThatItsIdIsTheHashOfTheBytes(url.substring(CDN.length())));
    }

    @Test
    void theImportMapCoversBothHosts() {
        Map<String, String> imports = Site.importMap(Site.page("/")).getMap("imports");

        assertThat(imports).containsKeys("/static/js/pick.js", CDN + "/static/js/pick.js");
        assertThat(imports.values()).allMatch(url -> url.startsWith(CDN + "/static/js/"));
    }

    @Test
    void urlsInTextAreAbsolute() {
        assertThat(Site.page("/letter.txt")).contains("\n  " + CDN + "/static/apple-touch-icon.png?v=");
    }

    @Test
    void urlsInJavaStartWithIt() {
        List<String> urls = JsonPath.from(Site.page("/api/assets")).getList("url");

        assertThat(urls).isNotEmpty().allMatch(url -> url.startsWith(CDN + "/static/pictures/"));
    }

    @Test
    void handWrittenUrlsAreUnchanged() {
        assertThat(Site.references(Site.page("/pick/dunes"))).singleElement().asString()
                .startsWith("/static/pictures/dunes.svg?v=");
    }

    @Test
    void urlsOfOtherSitesAreUnchanged() {
        assertThat(Site.page("/wrong")).contains("'https://example.com/ridge.svg'");
    }
}
