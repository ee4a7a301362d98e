package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Router;

@ExtendWith(DevModePort.class)
class LiveSheetsTest {

    private static final String ROOT = "META-INF/resources";

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(Pages.class)
            .addAsResource(new StringAsset("@import 'b.css';"), ROOT + "/a.css")
            .addAsResource(new StringAsset("x{y:url(i.png)}"), ROOT + "/b.css")
            .addAsResource(new StringAsset("one"), ROOT + "/i.png")
            .addAsResource(new StringAsset("export {}"), ROOT + "/m.js")
            .addAsResource(new StringAsset("{asset:importmap('/*.js')} [{asset:integrity('/a.css')}]"), "templates/page.html"));

    @Test
    void followTheirReferences() {
        assertThatIdsMatchTheBytes();
        String before = id("/a.css");

        app.modifyResourceFile(ROOT + "/i.png", text -> "two");
        assertThatIdsMatchTheBytes();
        assertThat(id("/a.css")).isNotEqualTo(before);
        assertThat(byId("/b.css")).isEqualTo("x{y:url(i.png?v=" + Sha256.prefix("two".getBytes()) + ")}");

        app.modifyResourceFile(ROOT + "/b.css", text -> "x{y:url(j.png)}");
        assertThatIdsMatchTheBytes();
        assertThat(byId("/b.css")).isEqualTo("x{y:url(j.png)}");

        app.addResourceFile(ROOT + "/j.png", "three");
        assertThatIdsMatchTheBytes();
        assertThat(byId("/b.css")).isEqualTo("x{y:url(j.png?v=" + Sha256.prefix("three".getBytes()) + ")}");

        app.deleteResourceFile(ROOT + "/j.png");
        assertThatIdsMatchTheBytes();
        assertThat(byId("/b.css")).isEqualTo("x{y:url(j.png)}");

        app.modifyResourceFile(ROOT + "/m.js", text -> "export {} // changed");
        assertThat(get("/page").asString()).isEqualTo("<script type=\"importmap\">{\"imports\":{\"/m.js\":\"/m.js?v="
                + Sha256.prefix("export {} // changed".getBytes()) + "\"}}</script> []");
    }

    /** The id in a page is that of the bytes that the next request gets. */
    private static void assertThatIdsMatchTheBytes() {
        for (String path : new String[] { "/a.css", "/b.css", "/i.png" }) {
            String id = id(path);
            Response response = get(path + "?v=" + id);
            assertThat(Sha256.prefix(response.asByteArray())).isEqualTo(id);
            assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(response.header("ETag")).startsWith("\"" + id);
        }
        assertThat(byId("/a.css")).isEqualTo("@import 'b.css?v=" + id("/b.css") + "';");
    }

    private static String byId(String path) {
        return get(path + "?v=" + id(path)).asString();
    }

    private static String id(String path) {
        return get("/id?path=" + path).asString();
    }

    public static class Pages {
        void routes(@Observes Router router, Template page, CacheBuster cacheBuster) {
            router.get("/page").blockingHandler(rc -> rc.end(page.render()));
            router.get("/id").blockingHandler(rc -> rc.end(cacheBuster.cacheId(rc.queryParams().get("path"))));
        }
    }
}
