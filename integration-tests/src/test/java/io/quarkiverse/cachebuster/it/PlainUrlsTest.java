package io.quarkiverse.cachebuster.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/**
 * Checks the pages that contain only plain URLs.
 */
@QuarkusTest
class PlainUrlsTest {

    private static final Pattern FILE = Pattern.compile("[^\"'\\s,]*(?:static|webjars)/[^\"'\\s,]+");

    @ParameterizedTest
    @ValueSource(strings = { "/plain", "/static-page.html" })
    void everyFileHasTheIdOfItsBytes(String page) {
        assertThat(files(page)).filteredOn(url -> !url.contains("apple-touch-icon")).hasSizeGreaterThan(4)
                .allSatisfy(url -> Site.assertThatItsIdIsTheHashOfTheBytes("/" + url.replaceFirst("^/", "")));
    }

    @Test
    void relativeUrlsStayRelative() {
        assertThat(Site.page("/plain")).containsPattern("href=\"static/favicon\\.svg\\?v=[0-9a-f]{16}\"");
        assertThat(Site.page("/static-page.html")).containsPattern("href=\"static/site\\.css\\?v=[0-9a-f]{16}\"");
    }

    @Test
    void theIdReplacesAVersionWrittenByHand() {
        assertThat(Site.page("/plain")).containsPattern("\"/static/site\\.css\\?v=[0-9a-f]{16}\"").doesNotContain("1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/plain", "/static-page.html" })
    void everyCandidateHasAnId(String page) {
        assertThat(Site.page(page)).containsPattern(
                "srcset=\"[a-z/]+\\.svg\\?v=[0-9a-f]{16}(?: 480w)?, [a-z/]+\\.svg\\?v=[0-9a-f]{16} (?:960w|2x)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/plain", "/static-page.html" })
    void theFragmentOfASpriteStays(String page) {
        assertThat(Site.page(page)).containsPattern("href=\"static/icons\\.svg\\?v=[0-9a-f]{16}#tent\"");
    }

    @Test
    void computedNamesGetIds() {
        assertThat(Picture.ALL).allSatisfy(picture -> assertThat(Site.page("/plain"))
                .containsPattern("src=\"/static/pictures/" + picture.id() + "\\.svg\\?v=[0-9a-f]{16}\" alt"));
    }

    @Test
    void whatIsTurnedOffStaysPlain() {
        assertThat(Site.page("/plain")).contains("src=\"/static/apple-touch-icon.png\"");
    }

    @Test
    void theFontIsLoadedOnce() {
        List<String> fonts = files("/plain").stream().filter(url -> url.contains(".woff2")).toList();
        String sheet = files("/plain").stream().filter(url -> url.contains("site.css")).findFirst().orElseThrow();

        assertThat(fonts).hasSize(1);
        assertThat(Site.sheetReferences(sheet)).containsAll(fonts);
    }

    @Test
    void aStaticPageIsRevalidated() {
        String etag = given().get("/static-page.html").then().statusCode(200).extract().header("ETag");

        assertThat(given().get("/static-page.html").header("Cache-Control")).isEqualTo("no-cache");
        given().header("If-None-Match", etag).get("/static-page.html").then().statusCode(304);
    }

    @Test
    void theIconsOfTheWebAppManifestHaveIds() {
        String manifest = Site.page("/field-guide.webmanifest");

        assertThat(JsonPath.from(manifest).getString("start_url")).isEqualTo("./");
        assertThat(JsonPath.from(manifest).<String> getList("icons.src")).hasSize(2)
                .allSatisfy(url -> Site.assertThatItsIdIsTheHashOfTheBytes("/" + url));
    }

    private static List<String> files(String page) {
        return FILE.matcher(Site.page(page)).results().map(MatchResult::group).map(Site::unescape).distinct()
                .filter(url -> !url.endsWith("static-page.html")).toList();
    }
}
