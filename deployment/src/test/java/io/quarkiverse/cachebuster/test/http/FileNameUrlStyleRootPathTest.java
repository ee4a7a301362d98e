package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class FileNameUrlStyleRootPathTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("png"), "META-INF/resources/x.png")
            .addAsResource(new StringAsset("png"), "META-INF/resources/é'+(1).png"))
            .overrideConfigKey("quarkus.http.root-path", "/x+y@z/~u'b(c)")
            .overrideConfigKey("quarkus.cache-buster.url-style", "file-name");

    @Inject
    CacheBuster cacheBuster;

    @ParameterizedTest
    @ValueSource(strings = { "/x.png", "/é'+(1).png" })
    void servesEachAsset(String path) {
        given().basePath("").urlEncodingEnabled(false).get(cacheBuster.url(path)).then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"));
    }
}
