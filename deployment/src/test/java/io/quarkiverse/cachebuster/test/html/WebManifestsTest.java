package io.quarkiverse.cachebuster.test.html;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class WebManifestsTest {

    private static final String MANIFEST = "{\"start_url\":\"icon.png\",\"icons\":[{\"src\":\"icon.png\"}]}";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset(MANIFEST), "META-INF/resources/app.webmanifest")
            .addAsResource(new StringAsset(MANIFEST), "META-INF/resources/data.json")
            .addAsResource(new StringAsset("icon"), "META-INF/resources/icon.png"));

    @Inject
    CacheBuster cacheBuster;

    @Test
    void areRewrittenUnderTheirPlainUrl() {
        String iconUrl = "icon.png?v=" + Sha256.prefix("icon".getBytes());

        assertThat(get("/app.webmanifest").asString())
                .isEqualTo("{\"start_url\":\"icon.png\",\"icons\":[{\"src\":\"" + iconUrl + "\"}]}");
        assertThat(get("/" + iconUrl).header("Cache-Control")).isEqualTo("max-age=31536000, immutable");
    }

    @Test
    void areRevalidatedByTheBytesServed() {
        Response manifest = get("/app.webmanifest");

        assertThat(manifest.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(manifest.header("ETag")).startsWith("\"" + Sha256.prefix(manifest.asByteArray()));
        given().header("If-None-Match", manifest.header("ETag")).get("/app.webmanifest").then().statusCode(304);
        given().header("If-Match", "\"other\"").get("/app.webmanifest").then().statusCode(412);
    }

    @Test
    void answerHeadAndRangesFromTheBytesServed() {
        String all = get("/app.webmanifest").asString();
        Response part = given().header("Range", "bytes=40-60").get("/app.webmanifest");

        assertThat(given().head("/app.webmanifest").header("Content-Length")).isEqualTo(String.valueOf(all.length()));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.asString()).isEqualTo(all.substring(40, 61));
    }

    @Test
    void haveTheSameBytesUnderTheirId() {
        Response manifest = get(cacheBuster.url("/app.webmanifest"));

        assertThat(manifest.asString()).isEqualTo(get("/app.webmanifest").asString());
        assertThat(manifest.header("Cache-Control")).isEqualTo("max-age=31536000, immutable");
    }

    @Test
    void doNotIncludeOtherJson() {
        assertThat(get("/data.json").asString()).isEqualTo(MANIFEST);
    }
}
