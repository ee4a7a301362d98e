package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;

/** Basic and form login; /secret is for users, /admin for admins, and everything else is public. */
class RestrictedAssetsTest {

    private static final String ROOT = "META-INF/resources";
    private static final String ID = Sha256.prefix("body {}".getBytes());

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset("body {}"), ROOT + "/secret/x.css")
            .addAsResource(new StringAsset("<p>"), ROOT + "/secret/page.html")
            .addAsResource(new StringAsset("body {}"), ROOT + "/admin/x.css")
            .addAsResource(new StringAsset("body {}"), ROOT + "/open/x.css"))
            .setForcedDependencies(List.of(
                    Dependency.of("io.quarkus", "quarkus-elytron-security-properties-file", Version.getVersion())))
            .overrideConfigKey("quarkus.security.users.embedded.enabled", "true")
            .overrideConfigKey("quarkus.security.users.embedded.plain-text", "true")
            .overrideConfigKey("quarkus.security.users.embedded.users.scott", "tiger")
            .overrideConfigKey("quarkus.security.users.embedded.roles.scott", "admin")
            .overrideConfigKey("quarkus.http.auth.basic", "true")
            .overrideConfigKey("quarkus.http.auth.form.enabled", "true")
            .overrideConfigKey("quarkus.http.auth.session.encryption-key", "0123456789abcdef0123456789abcdef")
            .overrideConfigKey("quarkus.http.auth.policy.admins.roles-allowed", "admin")
            .overrideConfigKey("quarkus.http.auth.permission.everything.paths", "/*")
            .overrideConfigKey("quarkus.http.auth.permission.everything.policy", "permit")
            .overrideConfigKey("quarkus.http.auth.permission.secret.paths", "/secret/*")
            .overrideConfigKey("quarkus.http.auth.permission.secret.policy", "authenticated")
            .overrideConfigKey("quarkus.http.auth.permission.admin.paths", "/admin/*")
            .overrideConfigKey("quarkus.http.auth.permission.admin.policy", "admins")
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.plain", "public, max-age=60");

    private static final String CASES = """
            /secret/x.css?v=ID               | private, max-age=31536000, immutable
            /secret/x.css                    | private, max-age=60
            /secret/x.css?v=ffffffffffffffff | no-store
            /secret/page.html                | private, no-cache
            /secret%2Fx.css?v=ID             | private, max-age=31536000, immutable
            /admin/x.css?v=ID                | private, max-age=31536000, immutable
            /open/x.css?v=ID                 | max-age=31536000, immutable
            /open/x.css                      | public, max-age=60
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = CASES)
    void arePrivateWithBasicAuthentication(String url, String cacheControl) {
        Response response = given().urlEncodingEnabled(false).auth().preemptive().basic("scott", "tiger")
                .get(url.replace("ID", ID));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().getValues("Cache-Control")).containsExactly(cacheControl);
        given().urlEncodingEnabled(false).auth().preemptive().basic("scott", "tiger")
                .header("If-None-Match", response.header("ETag")).get(url.replace("ID", ID)).then().statusCode(304)
                .header("Cache-Control", cacheControl);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = CASES)
    void arePrivateWithFormAuthentication(String url, String cacheControl) {
        CookieFilter session = new CookieFilter();
        given().filter(session).redirects().follow(false).formParam("j_username", "scott").formParam("j_password", "tiger")
                .post("/j_security_check").then().statusCode(302);

        Response response = given().filter(session).redirects().follow(false).urlEncodingEnabled(false)
                .get(url.replace("ID", ID));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().getValues("Cache-Control")).containsExactly(cacheControl);
    }

    @Test
    void areDeniedToAnonymousUsers() {
        for (String url : List.of("/secret/x.css?v=" + ID, "/secret%2Fx.css", "/admin/x.css")) {
            Response response = given().urlEncodingEnabled(false).redirects().follow(false).get(url);

            assertThat(response.statusCode()).isIn(302, 401, 403);
            assertThat(response.asString()).doesNotContain("body {");
        }
    }
}
