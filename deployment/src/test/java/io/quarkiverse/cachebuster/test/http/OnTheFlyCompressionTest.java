package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class OnTheFlyCompressionTest {

    private static final String SHEET = "body { margin: 0 }\n".repeat(500);
    private static final String LARGE = "body { margin: 1 }\n".repeat(5_000);

    /** Tests have no prepared variants, so Quarkus compresses; one sheet does not fit into memory. */
    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/site.css")
            .addAsResource(new StringAsset(LARGE), "META-INF/resources/large.css"))
            .overrideConfigKey("quarkus.http.enable-compression", "true")
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.memory-limit", "400K");

    @ParameterizedTest
    @ValueSource(strings = { "/site.css", "/large.css" })
    void hasAWeakEntityTag(String path) {
        Response response = given().header("Accept-Encoding", "gzip").get(path);

        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.asString()).isEqualTo(path.equals("/site.css") ? SHEET : LARGE);
        assertThat(response.header("ETag")).startsWith("W/\"");
        assertThat(response.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
        given().header("Accept-Encoding", "gzip").header("If-None-Match", response.header("ETag")).get(path)
                .then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/site.css", "/large.css" })
    void leavesRangesAlone(String path) {
        Response response = given().header("Accept-Encoding", "gzip").header("Range", "bytes=1-17").get(path);

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.header("Content-Encoding")).isIn(null, "identity");
        assertThat(response.asString()).isEqualTo((path.equals("/site.css") ? SHEET : LARGE).substring(1, 18));
    }
}
