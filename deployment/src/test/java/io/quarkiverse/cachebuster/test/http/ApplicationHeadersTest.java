package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.restassured.response.Response;
import io.vertx.ext.web.Router;

class ApplicationHeadersTest {

    private static final String ID = "62368a1a29259b30";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Resource.class)
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.css")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/filtered/x.css")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/fixed/x.css"))
            .overrideConfigKey("quarkus.http.filter.mine.matches", "/filtered/.*")
            .overrideConfigKey("quarkus.http.filter.mine.header.\"Cache-Control\"", "private, max-age=7")
            .overrideConfigKey("quarkus.http.header.\"Cache-Control\".value", "max-age=8")
            .overrideConfigKey("quarkus.http.header.\"Cache-Control\".path", "/fixed/*")
            .overrideConfigKey("quarkus.http.cors.enabled", "true")
            .overrideConfigKey("quarkus.http.cors.origins", "https://example.com");

    @Test
    void fromAFilterWin() {
        assertThat(cacheControl("/filtered/x.css?v=" + ID)).containsExactly("private, max-age=7");
    }

    @Test
    void fromTheConfigurationWin() {
        assertThat(cacheControl("/fixed/x.css?v=" + ID)).containsExactly("max-age=8");
    }

    @Test
    void fromOtherRoutesAreKept() {
        Response response = given().header("If-None-Match", "*").get("/static/dynamic.css?v=" + ID);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("ETag")).isEqualTo("\"mine\"");
        assertThat(response.headers().getValues("Cache-Control")).containsExactly("max-age=9");
    }

    @Test
    void forCorsAreKept() {
        given().header("Origin", "https://example.com").get("/static/x.css?v=" + ID).then().statusCode(200)
                .header("access-control-allow-origin", is("https://example.com"))
                .header("Cache-Control", is("max-age=31536000, immutable"));
    }

    private static List<String> cacheControl(String url) {
        return given().get(url).headers().getValues("Cache-Control");
    }

    public static class Resource {
        void route(@Observes Router router) {
            router.get("/static/dynamic.css").order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT).handler(rc -> rc.response()
                    .putHeader("Cache-Control", "max-age=9").putHeader("ETag", "\"mine\"").end("dynamic"));
        }
    }
}
