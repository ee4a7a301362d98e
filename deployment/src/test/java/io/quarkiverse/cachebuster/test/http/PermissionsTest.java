package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

class PermissionsTest {

    private static final String ID = "62368a1a29259b30";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/open/x.css")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/secret/x.css"))
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-security", Version.getVersion())))
            .overrideConfigKey("quarkus.http.auth.permission.secret.paths", "/secret/*")
            .overrideConfigKey("quarkus.http.auth.permission.secret.policy", "deny");

    @ParameterizedTest
    @ValueSource(strings = { "/secret/x.css", "/secret/x.css?v=" + ID, "/open/../secret/x.css", "/%73ecret/x.css",
            "/open//..//secret/x.css", "/secret%2fx.css", "/secret%2Fx.css?v=" + ID })
    void cannotBeGotAround(String url) {
        Response response = given().urlEncodingEnabled(false).header("If-None-Match", "*").get(url);

        assertThat(response.statusCode()).isIn(401, 403, 404);
        assertThat(response.header("ETag")).isNull();
        assertThat(response.asString()).doesNotContain("body");
    }

    @Test
    void leaveOtherAssetsOpen() {
        given().get("/open/x.css?v=" + ID).then().statusCode(200);
    }
}
