package io.quarkiverse.cachebuster.test.config;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class UrlPrefixesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x y.css"))
            .overrideConfigKey("quarkus.http.root-path", "/app")
            .overrideRuntimeConfigKey("quarkus.cache-buster.base-url", "https://cdn.example.com/");

    @Inject
    CacheBuster cacheBuster;

    @Test
    void areTheBaseUrlThenTheRootPath() {
        assertThat(cacheBuster.url("/static/x y.css"))
                .isEqualTo("https://cdn.example.com/app/static/x%20y.css?v=62368a1a29259b30");
    }

    @Test
    void resolveToTheFile() {
        given().basePath("").urlEncodingEnabled(false)
                .get(cacheBuster.url("/static/x y.css").substring("https://cdn.example.com".length()))
                .then().statusCode(200).body(is("body {}"));
    }
}
