package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class StaticResourcesConfigTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("home"), "META-INF/resources/sub/home.html")
            .addAsResource(new StringAsset("index"), "META-INF/resources/other/index.html")
            .addAsResource(new StringAsset("hidden"), "META-INF/resources/.hidden/x.css")
            .addAsResource(new StringAsset("shown"), "META-INF/resources/shown/x.css"))
            .overrideRuntimeConfigKey("quarkus.http.static-resources.index-page", "/home.html")
            .overrideRuntimeConfigKey("quarkus.http.static-resources.include-hidden", "false")
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.plain", "max-age=60");

    @Inject
    CacheBuster cacheBuster;

    @Test
    void namesTheIndexPage() {
        get("/sub/").then().statusCode(200).body(is("home")).header("Cache-Control", "no-cache");
        get("/other/").then().statusCode(404);
    }

    @Test
    void keepsHiddenFilesHidden() {
        get("/.hidden/x.css").then().statusCode(404);
        get(cacheBuster.url("/.hidden/x.css")).then().statusCode(404);
        get("/shown/x.css").then().statusCode(200).header("Cache-Control", "max-age=60");
    }
}
