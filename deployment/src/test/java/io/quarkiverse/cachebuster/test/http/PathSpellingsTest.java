package io.quarkiverse.cachebuster.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.vertx.ext.web.Router;

/** A path can be spelled in many ways, but permissions, filters and routes are written for one of them. */
class PathSpellingsTest {

    private static final String ROOT = "META-INF/resources";
    private static final String ID = Sha256.prefix("body {}".getBytes());

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> {
        root.addClasses(Sha256.class, RawRequest.class, RawRequest.Response.class, Items.class);
        for (String path : List.of("/secret/x.css", "/a@b/x.css", "/geh\u00e9im/x.css", "/a b/x y.css", "/p+q/x y.css",
                "/p'()!$&=:/x*,.css", "/index/only/index.html", "/open@/\u00e9 +'.css", "/open@/x.css")) {
            root.addAsResource(new StringAsset("body {}"), ROOT + path);
        }
    })
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-security", Version.getVersion())))
            .overrideConfigKey("quarkus.http.auth.permission.secret.paths",
                    "/secret/*,/a@b/*,/geh%C3%A9im/*,/a%20b/*,/p+q/*,/p'()!$&=:/*,/index/only/index.html")
            .overrideConfigKey("quarkus.http.auth.permission.secret.policy", "deny");

    /** Like a REST endpoint, runs after all handlers of static resources. */
    static class Items {

        void register(@Observes Router router) {
            router.getWithRegex("/api/items/.*").order(20_500).handler(rc -> rc.response().end(rc.request().path()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/secret/x.css", "/%73ecret/x.css", "/secret%2Fx.css", "/secret%2fx.css", "//secret/x.css",
            "/secret//x.css", "/./secret/x.css", "/open@/../secret/x.css", "/open@/%2e%2e/secret/x.css",
            "/open@/%2E./secret/x.css", "/secret/%78.css", "/secret/x%2ecss",
            "/a@b/x.css", "/a%40b/x.css", "/a%40b%2Fx.css", "/%61%40b/x.css",
            "/geh%C3%A9im/x.css", "/geh%c3%a9im/x.css", "/geh%C3%a9im/%78.css",
            "/a%20b/x%20y.css", "/a%20b%2fx%20y.css", "/a+b/x%20y.css", "/a+b/x+y%2ecss", "/a%20b/x+y.css",
            "/p+q/x%20y.css", "/p%2Bq/x%20y.css", "/p%2bq/x%20y.css",
            "/p'()!$&=:/x*,.css", "/p%27()!$&=:/x*,.css", "/p'%28%29!$&=:/x*,.css", "/p'()%21%24&=:/x*,.css",
            "/p'()!$%26%3D%3a/x%2a%2C.css", "/p'()!$&=:/%78*,.css",
            "/index/only/index.html", "/index/only/%69ndex.html" })
    void doNotBypassPermissions(String path) throws Exception {
        for (String target : List.of(path, path + "?v=" + ID, path + "?v=ffffffffffffffff")) {
            RawRequest.Response response = RawRequest.get(RestAssured.port, target, "If-None-Match: \"x\"");

            assertThat(response.status()).as(target).isIn(401, 403, 404);
            assertThat(response.header("ETag")).as(target).isEmpty();
            assertThat(response.body()).as(target).doesNotContain("body {");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/open@/x.css", "/open%40/x.css", "/open%40%2Fx.css", "/%6Fpen@//x.css", "/open@/%C3%A9%20+'.css",
            "/open@/%c3%a9%20%2B%27.css", "/open@/%C3%A9%20%2b'.css", "/%2e/open@/x.css" })
    void serveTheSameAsset(String path) throws Exception {
        RawRequest.Response response = RawRequest.get(RestAssured.port, path + "?v=" + ID);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("body {}");
        assertThat(response.header("Cache-Control")).contains("max-age=31536000, immutable");
        assertThat(RawRequest.get(RestAssured.port, path).header("Cache-Control")).contains("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/open@/x.css;x", "/open@/X.css", "/open@/x%252ecss", "/open@/e%CC%81%20+'.css", "/open@/x.css/",
            "/open@/x.css%00", "/open@%5Cx.css", "/..%2Fopen@/x.css" })
    void ofOtherNamesAreNotFound(String path) throws Exception {
        assertThat(RawRequest.get(RestAssured.port, path + "?v=" + ID).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({ "/api/items/a%2Fb", "/api/items/a@b", "/api/items/a%40b", "/api/items/%C3%A9%c3%a9", "/api/items/x;y=1",
            "/api/items/a+b%20c", "/api/items/%252e" })
    void ofEndpointsAreUnchanged(String path) throws Exception {
        assertThat(RawRequest.get(RestAssured.port, path).body()).isEqualTo(path);
    }

    @Test
    void areRejectedIfMalformed() throws Exception {
        for (String path : List.of("/open@/%", "/open@/%zz", "/open@/%C3.css")) {
            assertThat(RawRequest.get(RestAssured.port, path).status()).as(path).isIn(400, 404);
        }
    }
}
