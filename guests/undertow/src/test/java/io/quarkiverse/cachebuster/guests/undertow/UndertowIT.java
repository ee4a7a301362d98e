package io.quarkiverse.cachebuster.guests.undertow;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.Header;
import io.restassured.response.Response;

@QuarkusIntegrationTest
class UndertowIT {

    private static final Path SHEET = Path.of("src/main/resources/META-INF/resources/static/shop.css");

    private static String urlOf(String path) {
        String page = get("/shop/page").asString();
        Matcher url = Pattern.compile("href=\"(" + Pattern.quote(path) + "\\?v=[0-9a-f]{16})\"").matcher(page);
        assertThat(url.find()).as(page).isTrue();
        return url.group(1);
    }

    @Test
    void urlsStartWithTheContextPathAndEndWithAnIdThatChangesNothing() throws IOException {
        assertThat(get(urlOf("/shop/static/shop.css")).asByteArray()).isEqualTo(Files.readAllBytes(SHEET));
    }

    @Test
    void webJarsHaveIdsToo() {
        assertThat(get(urlOf("/shop/webjars/normalize.css/8.0.1/normalize.css")).statusCode()).isEqualTo(200);
    }

    @Test
    void integrityIsOfTheFilesOwnBytes() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-384").digest(Files.readAllBytes(SHEET));

        assertThat(get("/shop/page").asString())
                .contains("integrity=\"sha384-" + Base64.getEncoder().encodeToString(hash) + "\"");
    }

    @Test
    void responsesHaveNoHeadersOfOurs() {
        Response response = get(urlOf("/shop/static/shop.css"));

        assertThat(response.headers().asList()).extracting(Header::getName)
                .containsExactlyInAnyOrder("Content-Type", "Last-Modified", "X-Filter", "Content-Length", "Accept-Ranges");
    }

    @Test
    void filtersOfServletsApplyToUrlsWithAnId() {
        assertThat(get(urlOf("/shop/static/shop.css")).header("X-Filter")).isEqualTo("passed");
    }

    @Test
    void securityConstraintsApplyToUrlsWithAnId() {
        String url = urlOf("/shop/static/private/prices.txt");

        assertThat(get(url).statusCode()).isEqualTo(401);
        assertThat(given().auth().preemptive().basic("alice", "secret").get(url).asString()).isEqualTo("Prices\n");
    }

    @Test
    void missingFilesAreAnsweredWithoutHeadersOfOurs() {
        assertThat(get("/shop/static/nope.css?v=0123456789abcdef").header("Cache-Control")).isNull();
    }

    @Test
    void theApplicationContainsNoContentThatOnlyWeWouldSend() throws IOException {
        try (ZipFile generated = new ZipFile("target/quarkus-app/quarkus/generated-bytecode.jar")) {
            assertThat(generated.stream()).noneMatch(entry -> entry.getName().startsWith("META-INF/cache-buster"));
        }
    }
}
