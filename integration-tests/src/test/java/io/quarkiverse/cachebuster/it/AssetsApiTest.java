package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/**
 * Calls the injected bean over HTTP, with valid and with hostile paths.
 */
@QuarkusTest
class AssetsApiTest {

    @Test
    void returnsUrlsThatServeTheAssets() {
        List<String> urls = JsonPath.from(Site.page("/api/assets")).getList("url");

        assertThat(urls).hasSize(6).allSatisfy(Site::assertThatItsIdIsTheHashOfTheBytes);
    }

    @Test
    void returnsTheIdInTheUrl() {
        JsonPath ridge = JsonPath.from(Site.page("/api/assets")).setRootPath("[0]");

        assertThat(ridge.getString("url")).isEqualTo("/static/pictures/ridge.svg?v=" + ridge.getString("id"));
        assertThat(ridge.getString("id")).isEqualTo(Site.id("/static/pictures/ridge.svg"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "static/site.css", "/static/site.css?v=old#top", "/static/pictures/../site.css" })
    void acceptsPathsAsWrittenInPages(String path) {
        assertThat(Site.id(path)).matches("[0-9a-f]{16}").isEqualTo(Site.id("/static/site.css"));
    }

    @ParameterizedTest
    @MethodSource
    void returnsAMarkerForAnyInvalidPath(String path) {
        assertThat(Site.id(path)).isEqualTo("ERROR_MISSING_FILE");
    }

    static Stream<String> returnsAMarkerForAnyInvalidPath() {
        return Stream.of(
                "/../../etc/passwd",
                "../../etc/passwd",
                "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/static/%2e%2e/%2e%2e/application.properties",
                "%252e%252e%252fetc%252fpasswd",
                "/%c0%ae%c0%ae/etc/passwd",
                "/static/" + "../".repeat(3_000) + "etc/passwd",
                "/application.properties",
                "/META-INF/resources/static/site.css",
                "\\..\\..\\etc\\passwd",
                "/static\\site.css",
                "C:\\static\\site.css",
                "/static/site.css\0",
                "/static/site.css\0.png",
                "/static/site.css%00",
                "/STATIC/site.css",
                "/static/Site.css",
                "/static/site.css/",
                "/static/site.css ",
                "/" + "a".repeat(10_000),
                "/a".repeat(5_000),
                "%",
                "%zz",
                "/static/%",
                "//example.com/static/site.css",
                "file:///etc/passwd",
                "jar:file:/app.jar!/application.properties",
                "${java.home}",
                "{asset:url('/static/site.css')}",
                "\r\nSet-Cookie: a=b",
                "\u202e/static/site.css",
                "/static/*.css");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/static", "/static/", "static/pictures", "/static/pictures/..", "/webjars" })
    void returnsAMarkerForADirectory(String path) {
        assertThat(Site.id(path)).isEqualTo("ERROR_IS_DIRECTORY");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\t\r\n" })
    void returnsAMarkerForABlankPath(String path) {
        assertThat(Site.id(path)).isEqualTo("ERROR_NO_FILE_PROVIDED");
    }

    @Test
    void returnsAMarkerWithoutAPath() {
        assertThat(Site.page("/api/assets/id")).isEqualTo("ERROR_NO_FILE_PROVIDED");
    }
}
