package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.restassured.response.Response;

class FileNameUrlStyleTest {

    private static final String ID = Sha256.prefix("body {}".getBytes());
    private static final String OTHER_ID = "0123456789abcdef";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClasses(Sha256.class, QueryEcho.class)
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x y.css")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.tar.gz")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.js.map")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/LICENSE")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/.hidden")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/real.css")
            .addAsResource(new StringAsset("its own"), "META-INF/resources/static/real-" + ID + ".css")
            .addAsResource(new StringAsset("@import 'x y.css'; a{b:url(LICENSE)}"), "META-INF/resources/static/sheet.css")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/dist/app.js")
            .addAsResource(new StringAsset("bundle"), "META-INF/resources/dist/app-" + OTHER_ID + ".js")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/secret/x.css")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/secret/exact.css"))
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-security", Version.getVersion())))
            .overrideConfigKey("quarkus.cache-buster.url-style", "file-name")
            .overrideConfigKey("quarkus.cache-buster.exclude", "/dist/*-*.js")
            .overrideConfigKey("quarkus.http.filter.download.matches", ".*\\.gz")
            .overrideConfigKey("quarkus.http.filter.download.header.\"Content-Disposition\"", "attachment")
            .overrideConfigKey("quarkus.http.root-path", "/app")
            .overrideConfigKey("quarkus.http.auth.permission.secret.paths", "/app/secret/exact.css,/app/secret/x.css")
            .overrideConfigKey("quarkus.http.auth.permission.secret.policy", "deny");

    @Inject
    CacheBuster cacheBuster;

    private static Response get(String url) {
        return given().basePath("").urlEncodingEnabled(false).get(url);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/app/static/x%20y-ID.css", "/app/static/x-ID.tar.gz", "/app/static/x-ID.js.map",
            "/app/static/LICENSE-ID", "/app/static/.hidden-ID", "/app/static/x%20y-ID.css?x=1" })
    void isImmutableWithTheCurrentId(String url) {
        Response response = get(url.replace("ID", ID));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).isEqualTo("body {}");
        assertThat(response.headers().getValues("Cache-Control")).containsExactly("max-age=31536000, immutable");
        assertThat(response.header("ETag")).startsWith("\"" + ID);
    }

    @Test
    void isWrittenByTheBean() {
        assertThat(cacheBuster.url("/static/x y.css?a#b")).isEqualTo("/app/static/x%20y-" + ID + ".css?a#b");
        assertThat(cacheBuster.url("/app/static/x.tar.gz")).isEqualTo("/app/static/x-" + ID + ".tar.gz");
    }

    @Test
    void isWrittenIntoStyleSheets() {
        assertThat(get(cacheBuster.url("/static/sheet.css")).asString())
                .isEqualTo("@import 'x y-" + ID + ".css'; a{b:url(LICENSE-" + ID + ")}");
    }

    @Test
    void servesTheCurrentBytesForAnotherId() {
        Response response = get("/app/static/x%20y-" + OTHER_ID + ".css?v=" + ID);

        assertThat(response.asString()).isEqualTo("body {}");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void letsActualFilesTakePrecedence() {
        Response response = get("/app/static/real-" + ID + ".css");

        assertThat(response.asString()).isEqualTo("its own");
        assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
        Response hashed = get(cacheBuster.url("/static/real-" + ID + ".css"));
        assertThat(hashed.asString()).isEqualTo("its own");
        assertThat(hashed.header("Cache-Control")).contains("immutable");
    }

    @Test
    void letsActualFilesThatAreNotAssetsTakePrecedence() {
        assertThat(get("/app/dist/app-" + OTHER_ID + ".js").asString()).isEqualTo("bundle");
        assertThat(get("/app/dist/app-" + ID + ".js").asString()).isEqualTo("body {}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0123456789", "20240131", "0123456789abcde", "1234567812345678", "0123456789abcdef0" })
    void ignoresOtherNumbersInNames(String number) {
        assertThat(get("/app/static/x-" + number + ".tar.gz").statusCode()).isEqualTo(404);
    }

    @Test
    void appliesTheHeadersConfiguredForTheFile() {
        Response response = get("/app/static/x-" + ID + ".tar.gz");

        assertThat(response.headers().getValues("Content-Disposition")).containsExactly("attachment");
    }

    @Test
    void keepsTheQuery() {
        assertThat(get("/app/static/x-" + ID + ".tar.gz?a=b&c").header("X-Query")).isEqualTo("a=b&c");
    }

    @Test
    void answers304AndHeadAndRanges() {
        String url = "/app/static/x%20y-" + ID + ".css";
        String entityTag = get(url).header("ETag");

        given().basePath("").urlEncodingEnabled(false).header("If-None-Match", entityTag).get(url).then().statusCode(304)
                .header("Cache-Control", "max-age=31536000, immutable");
        given().basePath("").urlEncodingEnabled(false).head(url).then().statusCode(200).header("Content-Length", "7")
                .header("ETag", entityTag);
        assertThat(given().basePath("").urlEncodingEnabled(false).header("Range", "bytes=0-3").get(url).asString())
                .isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/app/secret/x-ID.css", "/app/secret/exact-ID.css", "/app/secret/exact-0123456789abcdef.css",
            "/app/static/../secret/exact-ID.css", "/app/secret%2fexact-ID.css", "/app/%73ecret/exact-ID.css" })
    void doesNotBypassPermissions(String url) {
        Response response = get(url.replace("ID", ID));

        assertThat(response.statusCode()).isIn(401, 403, 404);
        assertThat(response.header("ETag")).isNull();
        assertThat(response.asString()).doesNotContain("body {}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/app/static/gone-ID.css", "/app/static/x%20y-ID.js", "/static/x%20y-ID.css", "/app/static/-ID",
            "/app/static/x%20y-0123.css" })
    void answers404WithoutAFile(String url) {
        assertThat(get(url.replace("ID", ID)).statusCode()).isEqualTo(404);
    }

    @Test
    void stillAcceptsIdsInTheQuery() {
        assertThat(get("/app/static/x%20y.css?v=" + ID).header("Cache-Control")).contains("immutable");
        assertThat(get("/app/static/x%20y.css").header("Cache-Control")).isEqualTo("no-cache");
    }

    public static class QueryEcho {
        void register(@Observes Filters filters) {
            filters.register(rc -> {
                rc.response().putHeader("X-Query", String.valueOf(rc.request().query()));
                rc.next();
            }, 100);
        }
    }
}
