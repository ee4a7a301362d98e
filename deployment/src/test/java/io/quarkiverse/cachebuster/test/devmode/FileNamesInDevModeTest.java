package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Router;

@ExtendWith(DevModePort.class)
class FileNamesInDevModeTest {

    private static final String ROOT = "META-INF/resources";

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(Urls.class)
            .addAsResource(new StringAsset("a{b:url(i.png)}"), ROOT + "/a.css")
            .addAsResource(new StringAsset("one"), ROOT + "/i.png")
            .addAsResource(new StringAsset("i"), ROOT + "/items/i.png")
            .addAsResource(new StringAsset("quarkus.cache-buster.url-style=file-name"), "application.properties"));

    @Test
    void followTheDisk() {
        assertThat(get(url("/i.png")).asString()).isEqualTo("one");

        app.modifyResourceFile(ROOT + "/i.png", text -> "two");

        String image = "i-" + Sha256.prefix("two".getBytes()) + ".png";
        assertThat(url("/i.png")).isEqualTo("/" + image);
        Response sheet = get(url("/a.css"));
        assertThat(sheet.asString()).isEqualTo("a{b:url(" + image + ")}");
        assertThat(sheet.headers().getValues("Cache-Control")).containsExactly("no-cache");
        assertThat(get("/" + image).asString()).isEqualTo("two");
        assertThat(get("/gone-" + Sha256.prefix("two".getBytes()) + ".png").statusCode()).isEqualTo(404);
    }

    @Test
    void keepTheUrlsOfEndpoints() {
        for (String path : List.of("/items/a%2Fb", "/items/a@b", "/items/a%40b", "/items/i-20240131.png")) {
            assertThat(given().urlEncodingEnabled(false).get(path).asString()).isEqualTo(path);
        }
    }

    private static String url(String path) {
        return get("/url?path=" + path).asString();
    }

    public static class Urls {
        void route(@Observes Router router, CacheBuster cacheBuster) {
            router.getWithRegex("/items/.*").order(20_500).handler(rc -> rc.end(rc.request().path()));
            router.get("/url").blockingHandler(rc -> rc.end(cacheBuster.url(rc.queryParams().get("path"))));
        }
    }
}
