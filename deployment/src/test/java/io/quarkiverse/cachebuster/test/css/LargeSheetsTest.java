package io.quarkiverse.cachebuster.test.css;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class LargeSheetsTest {

    /** Nothing fits into memory, and Quarkus' own handler would serve the sheet without ids. */
    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset("a{b:url(x.png)}".repeat(1_000)), "META-INF/resources/a.css")
            .addAsResource(new StringAsset("x"), "META-INF/resources/x.png"))
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.memory-limit", "0");

    @Inject
    CacheBuster cacheBuster;

    @Test
    void areServedWithIdsOnEveryRequest() {
        String all = ("a{b:url(x.png?v=" + Sha256.prefix("x".getBytes()) + ")}").repeat(1_000);
        for (int i = 0; i < 3; i++) {
            Response response = given().get(cacheBuster.url("/a.css"));
            assertThat(response.asString()).isEqualTo(all);
            assertThat(response.header("Cache-Control")).isEqualTo("max-age=31536000, immutable");
            given().header("If-None-Match", response.header("ETag")).get(cacheBuster.url("/a.css")).then()
                    .statusCode(304);
        }
        given().header("Range", "bytes=-3").get(cacheBuster.url("/a.css")).then().statusCode(206)
                .body(is(all.substring(all.length() - 3)));
    }
}
