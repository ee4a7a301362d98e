package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class PreconditionsTest {

    private static final String TEXT = "0123456789";
    private static final String ETAG = "\"84d89877f0d4041efb6bf91a16f0248f\"";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset(TEXT), "META-INF/resources/x.txt"))
            .overrideConfigKey("quarkus.log.category.\"io.vertx\".level", "ERROR");

    @ParameterizedTest
    @ValueSource(strings = { ETAG, "W/" + ETAG, "*", " * ", "\"other\", " + ETAG, "\"a\",W/\"b\" ,, " + ETAG + ",\"c\"" })
    void answer304WithoutABody(String ifNoneMatch) {
        Response response = given().header("If-None-Match", ifNoneMatch)
                .header("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT").get("/x.txt");

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body().asByteArray()).isEmpty();
        assertThat(response.header("ETag")).isEqualTo(ETAG);
        assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"other\"", "84d89877f0d4041efb6bf91a16f0248f", "\"84d89877f0d4041efb6bf91a16f0248f", "W/", "",
            "garbage", "w/" + ETAG, "\"other" + ETAG })
    void sendTheBodyIfTheTagDoesNotMatch(String ifNoneMatch) {
        given().header("If-None-Match", ifNoneMatch).header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                .get("/x.txt").then().statusCode(200).body(is(TEXT));
    }

    @Test
    void ignoreIfModifiedSince() {
        given().header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT").get("/x.txt").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "bytes=0-3 | 0-3/10 | 0123",
            "bytes=8- | 8-9/10 | 89",
            "bytes=-3 | 7-9/10 | 789",
            "bytes=-99 | 0-9/10 | 0123456789",
            "bytes=5-99999999999999999999 | 5-9/10 | 56789",
            "BYTES=9-9 | 9-9/10 | 9",
    })
    void sendARange(String range, String contentRange, String body) {
        given().header("Range", range).get("/x.txt").then().statusCode(206)
                .header("Content-Range", "bytes " + contentRange).header("ETag", ETAG).body(is(body));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=10-", "bytes=99999999999999999999-", "bytes=-0" })
    void rejectARangeBeyondTheEnd(String range) {
        given().header("Range", range).get("/x.txt").then().statusCode(416)
                .header("Content-Range", "bytes */10").header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=5-3", "bytes=a-b", "bytes=", "bytes=-", "lines=0-3", "bytes=0-1,3-4", "0-3" })
    void ignoreAnInvalidRange(String range) {
        given().header("Range", range).get("/x.txt").then().statusCode(200).body(is(TEXT)).header("Content-Range", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            ETAG + "| 206",
            "W/" + ETAG + "| 200",
            "\"other\" | 200",
            "Fri, 01 Jan 2100 00:00:00 GMT | 200",
    }, quoteCharacter = '~')
    void sendARangeOnlyIfIfRangeMatches(String ifRange, int status) {
        given().header("Range", "bytes=0-3").header("If-Range", ifRange).get("/x.txt").then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            ETAG + " | 200", "* | 200", "\"other\", " + ETAG + " | 200", "\"other\" | 412", "W/" + ETAG + " | 412",
            "garbage | 412" })
    void answer412IfIfMatchDoesNotMatch(String ifMatch, int status) {
        given().header("If-Match", ifMatch).get("/x.txt?v=84d89877f0d4041e").then().statusCode(status)
                .header("ETag", ETAG).header("Cache-Control", "max-age=31536000, immutable");
    }

    @Test
    void preferNotModifiedToARange() {
        given().header("Range", "bytes=0-3").header("If-None-Match", ETAG).get("/x.txt").then().statusCode(304);
    }
}
