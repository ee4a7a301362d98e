package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class RootPathTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/a b/é.css")
            .addAsResource(new StringAsset("<p>"), "META-INF/resources/index.html")
            .addAsResource(new StringAsset("<p>"), "META-INF/resources/sub/index.html"))
            .overrideConfigKey("quarkus.http.root-path", "/app")
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.plain", "max-age=60");

    @Test
    void prefixesAssets() {
        given().basePath("").urlEncodingEnabled(false).get("/app/a%20b/%C3%A9.css?v=62368a1a29259b30").then().statusCode(200)
                .header("Cache-Control", "max-age=31536000, immutable");
        given().basePath("").urlEncodingEnabled(false).get("/app/a%20b/%C3%A9.css").then()
                .header("Cache-Control", "max-age=60");
        given().basePath("").get("/static/x.css").then().statusCode(404);
    }

    @Test
    void prefixesIndexPages() {
        given().basePath("").get("/app/").then().statusCode(200).header("Cache-Control", "no-cache");
        given().basePath("").get("/app/sub/").then().statusCode(200).header("Cache-Control", "no-cache");
    }
}
