package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class DisabledTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/x.css"))
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.enabled", "false");

    @Test
    void leavesAssetsToQuarkus() {
        given().get("/x.css").then().statusCode(200).header("ETag", nullValue())
                .header("Cache-Control", "public, immutable, max-age=86400");
    }
}
