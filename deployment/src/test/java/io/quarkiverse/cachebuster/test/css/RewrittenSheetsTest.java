package io.quarkiverse.cachebuster.test.css;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class RewrittenSheetsTest {

    private static final String FONT = "@font-face { font-family: x; src: url(\"fonts/x.woff2\") format('woff2') }";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset("@import 'sub/font.css';\r\nbody { background: url(../img/a%20b.png) }"),
                    "META-INF/resources/css/site.css")
            .addAsResource(new StringAsset(FONT), "META-INF/resources/css/sub/font.css")
            .addAsResource(new StringAsset("font"), "META-INF/resources/css/sub/fonts/x.woff2")
            .addAsResource(new StringAsset("image"), "META-INF/resources/img/a b.png"));

    @Inject
    CacheBuster cacheBuster;

    @Test
    void containIdsInTheirReferences() {
        assertThat(get(cacheBuster.url("/css/site.css")).asString())
                .isEqualTo("@import 'sub/font.css?v=" + cacheBuster.cacheId("/css/sub/font.css")
                        + "';\r\nbody { background: url(../img/a%20b.png?v=" + Sha256.prefix("image".getBytes()) + ") }");
        assertThat(get(cacheBuster.url("/css/sub/font.css")).asString())
                .isEqualTo(FONT.replace("x.woff2", "x.woff2?v=" + Sha256.prefix("font".getBytes())));
    }

    @Test
    void areImmutableUnderTheIdOfTheBytesServed() {
        Response sheet = get(cacheBuster.url("/css/site.css"));

        assertThat(cacheBuster.cacheId("/css/site.css")).isEqualTo(Sha256.prefix(sheet.asByteArray()));
        assertThat(sheet.header("ETag")).startsWith("\"" + Sha256.prefix(sheet.asByteArray()));
        assertThat(sheet.header("Cache-Control")).isEqualTo("max-age=31536000, immutable");
        assertThat(sheet.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
        given().header("If-None-Match", sheet.header("ETag")).get(cacheBuster.url("/css/site.css")).then()
                .statusCode(304);
    }

    @Test
    void haveTheIntegrityOfTheBytesServed() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-384").digest(get(cacheBuster.url("/css/site.css")).asByteArray());

        assertThat(cacheBuster.integrity("css/site.css?x#y")).contains("sha384-" + Base64.getEncoder().encodeToString(hash));
    }

    @Test
    void supportRanges() {
        String url = cacheBuster.url("/css/site.css");
        String all = get(url).asString();
        Response part = given().header("Range", "bytes=2-20").get(url);

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.asString()).isEqualTo(all.substring(2, 21));
    }

    @Test
    void answerHead() {
        String url = cacheBuster.url("/css/site.css");
        Response head = given().head(url);

        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(get(url).asByteArray().length));
        assertThat(head.header("ETag")).isEqualTo(get(url).header("ETag"));
    }

    /** Pages may contain the plain URL together with the integrity of the file's own bytes. */
    @ParameterizedTest
    @ValueSource(strings = { "/css/sub/font.css", "/css/sub/font.css?v=1.0.0", "/css/sub/font.css?z=ffffffffffffffff" })
    void areServedUnchangedWithoutAnId(String url) {
        Response own = get(url);

        assertThat(own.asString()).isEqualTo(FONT);
        assertThat(own.header("ETag")).startsWith("\"" + Sha256.prefix(FONT.getBytes()));
        assertThat(own.header("Cache-Control")).isEqualTo("no-cache");
        given().header("If-None-Match", own.header("ETag")).get(url).then().statusCode(304);
        given().header("If-None-Match", own.header("ETag")).get(cacheBuster.url("/css/sub/font.css")).then().statusCode(200);
    }

    @Test
    void serveTheCurrentBytesForAnyOtherId() {
        Response response = get("/css/sub/font.css?v=ffffffffffffffff");

        assertThat(response.asString()).contains("x.woff2?v=");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }
}
