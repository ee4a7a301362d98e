package io.quarkiverse.cachebuster.test.cdn;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class OtherHostTest {

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("font"), "META-INF/resources/static/x.woff2")
            .addAsResource(new StringAsset("font"), "META-INF/resources/configured/x.woff2"))
            .overrideConfigKey("quarkus.http.filter.cdn.matches", "/configured/.*")
            .overrideConfigKey("quarkus.http.filter.cdn.header.\"Access-Control-Allow-Origin\"", "https://example.com")
            .overrideRuntimeConfigKey("quarkus.cache-buster.base-url", "https://cdn.example.com/assets/");

    @ParameterizedTest
    @ValueSource(strings = { "https://www.example.com", "" })
    void mayBeReadByAnyPage(String origin) {
        String tag = get("/static/x.woff2").header("ETag");
        Map<Response, Integer> statuses = Map.of(
                given().header("Origin", origin).get("/static/x.woff2"), 200,
                given().header("Origin", origin).head("/static/x.woff2"), 200,
                given().header("Origin", origin).header("If-None-Match", tag).get("/static/x.woff2"), 304,
                given().header("Origin", origin).header("Range", "bytes=0-1").get("/static/x.woff2"), 206);
        statuses.forEach((response, status) -> {
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.getHeaders().getValues(ALLOW_ORIGIN)).containsExactly("*");
        });
    }

    @Test
    void keepsTheHeaderThatTheApplicationSets() {
        assertThat(get("/configured/x.woff2").getHeaders().getValues(ALLOW_ORIGIN)).containsExactly("https://example.com");
    }

    @Test
    void sendsTheHeaderForAssetsOnly() {
        assertThat(get("/nothing").header(ALLOW_ORIGIN)).isNull();
    }
}
