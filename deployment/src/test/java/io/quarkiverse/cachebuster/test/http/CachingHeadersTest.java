package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class CachingHeadersTest {

    private static final String IMMUTABLE = "max-age=31536000, immutable";
    private static final String ID = "62368a1a29259b30";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.css")
            .addAsResource(new StringAsset("<p>"), "META-INF/resources/static/page.html")
            .addAsResource(new StringAsset("<p>"), "META-INF/resources/index.html"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/static/x.css?v=" + ID + " | " + IMMUTABLE,
            "/static/x.css?cache_id=" + ID + " | " + IMMUTABLE,
            "/static/x.css?a=b&v=" + ID + "&c | " + IMMUTABLE,
            "/static/x.css?v=ffffffffffffffff | no-store",
            "/static/x.css?v=" + ID + "&z=ffffffffffffffff | no-store",
            "/static/x.css?v=1234567812345678 | no-cache",
            "/static/x.css?other=ffffffffffffffff | no-cache",
            "/static/x.css?v=1.0.0 | no-cache",
            "/static/x.css?v=1700000000000 | no-cache",
            "/static/x.css?v=" + ID + "0 | no-cache",
            "/static/x.css?v=62368A1A29259B30 | no-cache",
            "/static/x.css | no-cache",
            "/static/x.css?v= | no-cache",
            "/static/x.css?v | no-cache",
            "/static/x.css?" + ID + " | no-cache",
            "/static/x.css?a=b | no-cache",
            "/static/page.html | no-cache",
            "/ | no-cache",
    })
    void dependOnTheIdInTheUrl(String url, String cacheControl) {
        Response response = given().urlEncodingEnabled(false).get(url.trim());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().getValues("Cache-Control")).containsExactly(cacheControl);
        assertThat(response.header("Last-Modified")).isNull();
        assertThat(response.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(response.header("Date")).isNotNull();
    }

    @Test
    void neverMakeAPageImmutable() {
        String id = Sha256.prefix("<p>".getBytes());

        given().get("/static/page.html?v=" + id).then().header("Cache-Control", "no-cache");
        given().get("/?v=" + id).then().header("Cache-Control", "no-cache");
    }

    @Test
    void areNotAddedToOtherResponses() {
        given().get("/static/nope.css").then().statusCode(404).header("Cache-Control", nullValue());
        given().post("/static/x.css?v=" + ID).then().header("Cache-Control", nullValue());
    }

    /** Caches would keep a 404 from a rollout for minutes. */
    @ParameterizedTest
    @CsvSource({ "/static/nope.css?v=" + ID + ",no-store", "/nope.css?v=" + ID + ",no-store",
            "/static/nope-" + ID + ".css,no-store", "/static/nope-1234567812345678.css,", "/static/nope.css?z=" + ID + ",",
            "/static/new/1.2.3/nope.css?v=" + ID + ",no-store", "/static/new/nope-" + ID + ".css,no-store",
            "/static/nope.css?v=1.0.0,",
            "/nowhere/nope.css?v=" + ID + "," })
    void forbidStoringA404WithAnId(String url, String cacheControl) {
        given().get(url).then().statusCode(404).header("Cache-Control", cacheControl);
    }

    @ParameterizedTest
    @CsvSource({ "Service-Worker,script", "Sec-Fetch-Dest,serviceworker" })
    void letBrowsersUpdateAServiceWorker(String header, String value) {
        given().header(header, value).get("/static/x.css?v=" + ID).then().header("Cache-Control", "no-cache");
    }

    @Test
    void areTheSameForHead() {
        given().head("/static/x.css?v=" + ID).then().statusCode(200)
                .header("Cache-Control", IMMUTABLE).header("Content-Length", "7").header("ETag", notNullValue())
                .header("Content-Type", "text/css;charset=UTF-8").body(is(""));
    }
}
