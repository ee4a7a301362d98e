package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Router;

@ExtendWith(DevModePort.class)
class LiveReloadTest {

    private static final String ROOT = "META-INF/resources";

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(Pages.class)
            .addAsResource(new StringAsset("one"), ROOT + "/static/x.css")
            .addAsResource(new StringAsset("{cacheId('/static/x.css')}"), "templates/page.txt")
            .addAsResource(new StringAsset("{cacheId(path)}"), "templates/any.txt"));

    @Test
    void updatesIds() {
        assertThat(get("/page").asString()).isEqualTo(Sha256.prefix("one".getBytes()));
        assertThatPageAndFileAgree("/static/x.css", "one");

        app.modifyResourceFile(ROOT + "/static/x.css", text -> "two");
        assertThat(get("/page").asString()).isEqualTo(Sha256.prefix("two".getBytes()));
        assertThatPageAndFileAgree("/static/x.css", "two");

        assertThat(idOf("/static/new.js")).isEqualTo("ERROR_MISSING_FILE");
        app.addResourceFile(ROOT + "/static/new.js", "new");
        assertThatPageAndFileAgree("/static/new.js", "new");

        app.deleteResourceFile(ROOT + "/static/new.js");
        assertThat(idOf("/static/new.js")).isEqualTo("ERROR_MISSING_FILE");
        assertThat(get("/static/new.js").statusCode()).isEqualTo(404);

        app.deleteResourceFile(ROOT + "/static/x.css");
        assertThat(idOf("/static/x.css")).isEqualTo("ERROR_MISSING_FILE");
        assertThat(get("/static/x.css").statusCode()).isEqualTo(404);
        app.addResourceFile(ROOT + "/static/x.css", "again");
        assertThatPageAndFileAgree("/static/x.css", "again");
    }

    private static void assertThatPageAndFileAgree(String path, String content) {
        assertThat(idOf(path)).isEqualTo(Sha256.prefix(content.getBytes()));
        Response file = get(path + "?v=" + idOf(path));
        assertThat(file.asString()).isEqualTo(content);
        assertThat(file.headers().getValues("Cache-Control")).containsExactly("no-cache");
        assertThat(file.header("ETag")).startsWith("\"" + idOf(path));
        given().header("If-None-Match", file.header("ETag")).get(path).then().statusCode(304);
    }

    private static String idOf(String path) {
        return get("/any?path=" + path).asString();
    }

    public static class Pages {
        void routes(@Observes Router router, Template page, Template any) {
            router.get("/page").blockingHandler(rc -> rc.end(page.render()));
            router.get("/any").blockingHandler(rc -> rc.end(any.data("path", rc.queryParams().get("path")).render()));
        }
    }
}
