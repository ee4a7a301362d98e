package io.quarkiverse.cachebuster.guests.locator;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;

@QuarkusIntegrationTest
class WebDependencyLocatorIT {

    private static final String IMMUTABLE = "max-age=31536000, immutable";

    private static String inPage(String pattern) {
        return find(pattern, get("/page").asString());
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static JsonObject importMap() {
        return new JsonObject(inPage("<script type=\"importmap\">(.*?)</script>"));
    }

    @Test
    void pathsWithoutAVersionGiveUrlsWithIt() {
        String url = inPage("href=\"(/webjars/bootstrap/5\\.3\\.3/dist/css/bootstrap\\.min\\.css\\?v=[0-9a-f]{16})\"");

        assertThat(get(url).header("Cache-Control")).isEqualTo(IMMUTABLE);
    }

    @Test
    void integrityIsOfTheBytesUnderThatUrl() throws Exception {
        byte[] served = get(inPage("href=\"(/webjars/bootstrap/[^\"]*)\"")).asByteArray();
        byte[] hash = MessageDigest.getInstance("SHA-384").digest(served);

        assertThat(inPage("integrity=\"([^\"]*)\"")).isEqualTo("sha384-" + Base64.getEncoder().encodeToString(hash));
    }

    @Test
    void cacheIdIsThatOfTheFileWithTheVersion() {
        String id = inPage("data-id=\"([0-9a-f]{16})\"");

        assertThat(get("/_static/lit/3.3.2/index.js?v=" + id).header("Cache-Control")).isEqualTo(IMMUTABLE);
    }

    @Test
    void sheetsReferToTheUrlWithTheVersion() {
        String sheet = get(inPage("href=\"(/static/site\\.css\\?v=[^\"]*)\"")).asString();

        assertThat(get(find("url\\((/webjars/bootstrap/5\\.3\\.3/[^)]*\\?v=[0-9a-f]{16})\\)", sheet)).header("Cache-Control"))
                .isEqualTo(IMMUTABLE);
    }

    @Test
    void namesOfModulesLeadToUrlsWithAnId() {
        String lit = importMap().getJsonObject("imports").getString("lit");

        assertThat(get(lit).header("Cache-Control")).isEqualTo(IMMUTABLE);
        assertThat(importMap().getJsonObject("integrity").getString(lit)).startsWith("sha384-");
    }

    @Test
    void namesOfDirectoriesLeadToEachModule() {
        JsonObject imports = importMap().getJsonObject("imports");

        assertThat(imports.getString("lit/directives/when.js"))
                .matches("/_static/lit/3\\.3\\.2/directives/when\\.js\\?v=[0-9a-f]{16}");
        assertThat(imports.getString("app/greeting.js")).matches("/app/greeting\\.js\\?v=[0-9a-f]{16}");
    }

    @Test
    void requestsWithoutAVersionAreReroutedAsBefore() {
        assertThat(get("/webjars/bootstrap/dist/css/bootstrap.min.css").header("Cache-Control")).isEqualTo("no-cache");
    }
}
