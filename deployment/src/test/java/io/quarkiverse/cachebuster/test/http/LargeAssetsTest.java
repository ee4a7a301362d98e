package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class LargeAssetsTest {

    private static final String TEXT = "0123456789".repeat(1_000);

    /** Nothing fits into memory. */
    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset(TEXT), "META-INF/resources/large.txt"))
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.memory-limit", "0");

    @Test
    void haveTheSameHeaders() {
        Response response = given().get("/large.txt?v=" + Sha256.prefix(TEXT.getBytes()));

        assertThat(response.asString()).isEqualTo(TEXT);
        assertThat(response.headers().getValues("Cache-Control")).containsExactly("max-age=31536000, immutable");
        assertThat(response.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(response.header("Last-Modified")).isNull();
        given().get("/large.txt?v=ffffffffffffffff").then().header("Cache-Control", "no-store");
    }

    @Test
    void answer304OnlyByEntityTag() {
        String entityTag = given().get("/large.txt").header("ETag");

        given().header("If-None-Match", entityTag).get("/large.txt").then().statusCode(304).header("ETag", entityTag);
        given().header("If-None-Match", "\"other\"").header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                .get("/large.txt").then().statusCode(200);
    }

    @Test
    void supportRanges() {
        String entityTag = given().get("/large.txt").header("ETag");

        given().header("Range", "bytes=-5").get("/large.txt").then().statusCode(206).body(is("56789"));
        given().header("Range", "bytes=0-4").header("If-Range", entityTag).get("/large.txt").then().statusCode(206)
                .body(is("01234")).header("Content-Range", "bytes 0-4/10000");
        given().header("Range", "bytes=0-4").header("If-Range", "\"other\"").get("/large.txt").then().statusCode(200);
    }

    @Test
    void forbidStoringErrors() {
        given().header("Range", "bytes=99999-").get("/large.txt?v=" + Sha256.prefix(TEXT.getBytes())).then().statusCode(416)
                .header("Cache-Control", "no-store").header("ETag", nullValue());
    }
}
