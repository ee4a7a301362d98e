package io.quarkiverse.cachebuster.test.hashed;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.qute.Qute;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class HashedNamesTest {

    private static final String HASHED_SHEET = "a { b: url(../plain.png) }";
    private static final String SHEET = "@import 'bundle/site-DhfRkH7W.css';";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset("import './chunk-SEiLKhSQ.js'"), "META-INF/resources/bundle/app-DvigQ3Dx.js")
            .addAsResource(new StringAsset("chunk"), "META-INF/resources/bundle/chunk-SEiLKhSQ.js")
            .addAsResource(new StringAsset(HASHED_SHEET), "META-INF/resources/bundle/site-DhfRkH7W.css")
            .addAsResource(new StringAsset("{}"), "META-INF/resources/bundle/site-DvigQ3Dx.webmanifest")
            .addAsResource(new StringAsset("<p>page</p>"), "META-INF/resources/bundle/page.html")
            .addAsResource(new StringAsset("{nonsense"), "META-INF/resources/vite/.vite/manifest.json")
            .addAsResource(new StringAsset("one"), "META-INF/resources/vite/a-DvigQ3Dx.js")
            .addAsResource(new StringAsset("two"), "META-INF/resources/vite/b-SEiLKhSQ.js")
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/site.css")
            .addAsResource(new StringAsset("plain"), "META-INF/resources/plain.png"))
            .overrideConfigKey("quarkus.cache-buster.hashed-names", "/bundle/**,/bundel/*")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster")
                    && record.getLevel().intValue() >= Level.INFO.intValue())
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters()))
                    .contains("'/vite/.vite/manifest.json' is not a Vite manifest: it is not a JSON object; ignoring the"
                            + " hashes in the names of the files that it lists")
                    .contains("quarkus.cache-buster.hashed-names has '/bundel/*', which matches no static resource")
                    .anyMatch(message -> message.startsWith("'/vite/' contains 2 files whose names seem"))
                    .noneMatch(message -> message.contains("/bundle/")));

    @Inject
    CacheBuster cacheBuster;

    @ParameterizedTest
    @CsvSource({
            "/bundle/app-DvigQ3Dx.js,                     'max-age=31536000, immutable'",
            "/bundle/app-DvigQ3Dx.js?v=1.0.0,             'max-age=31536000, immutable'",
            "/bundle/app-DvigQ3Dx.js?v=ffffffffffffffff,  no-store",
            "/bundle/page.html,                           no-cache",
            "/bundle/site-DvigQ3Dx.webmanifest,           no-cache",
            "/vite/a-DvigQ3Dx.js,                         no-cache",
    })
    void areCachedForever(String url, String cacheControl) {
        assertThat(get(url).getHeaders().getValues("Cache-Control")).containsExactly(cacheControl);
        assertThat(head(url).getHeaders().getValues("Cache-Control")).containsExactly(cacheControl);
    }

    @Test
    void areImmutableUnderTheirIdsToo() {
        Response response = get("/bundle/app-DvigQ3Dx.js?v=" + cacheBuster.cacheId("/bundle/app-DvigQ3Dx.js"));

        assertThat(response.header("Cache-Control")).isEqualTo("max-age=31536000, immutable");
    }

    @Test
    void areRevalidatedAsScriptsOfServiceWorkers() {
        given().header("Service-Worker", "script").get("/bundle/app-DvigQ3Dx.js").then().header("Cache-Control", "no-cache");
    }

    @Test
    void areNotModifiedWithTheSameHeaders() {
        String tag = get("/bundle/app-DvigQ3Dx.js").header("ETag");

        given().header("If-None-Match", tag).get("/bundle/app-DvigQ3Dx.js").then().statusCode(304)
                .header("ETag", tag).header("Cache-Control", "max-age=31536000, immutable");
    }

    @Test
    void getPlainUrlsAndIdsOfTheirBytes() {
        assertThat(cacheBuster.url("/bundle/app-DvigQ3Dx.js")).isEqualTo("/bundle/app-DvigQ3Dx.js");
        assertThat(cacheBuster.cacheId("/bundle/chunk-SEiLKhSQ.js")).isEqualTo(Sha256.prefix("chunk".getBytes()));
        assertThat(Qute.fmt("{asset:url('/bundle/app-DvigQ3Dx.js')}").render()).isEqualTo("/bundle/app-DvigQ3Dx.js");
    }

    @Test
    void areInImportMapsWithTheirIntegrity() {
        String integrity = cacheBuster.integrity("/bundle/chunk-SEiLKhSQ.js").orElseThrow();

        assertThat(cacheBuster.importMap("/bundle/chunk-*")).isEqualTo("{\"imports\":{\"/bundle/chunk-SEiLKhSQ.js\":"
                + "\"/bundle/chunk-SEiLKhSQ.js\"},\"integrity\":{\"/bundle/chunk-SEiLKhSQ.js\":\"" + integrity + "\"}}");
    }

    @Test
    void keepTheBytesOfSheets() {
        String withId = "/bundle/site-DhfRkH7W.css?v=" + cacheBuster.cacheId("/bundle/site-DhfRkH7W.css");

        assertThat(get("/bundle/site-DhfRkH7W.css").asString()).isEqualTo(HASHED_SHEET);
        assertThat(get(withId).asString()).isEqualTo(HASHED_SHEET);
        assertThat(cacheBuster.cacheId("/bundle/site-DhfRkH7W.css")).isEqualTo(Sha256.prefix(HASHED_SHEET.getBytes()));
    }

    @Test
    void stayPlainInOtherSheets() {
        assertThat(get(cacheBuster.url("/site.css")).asString()).isEqualTo(SHEET);
    }
}
