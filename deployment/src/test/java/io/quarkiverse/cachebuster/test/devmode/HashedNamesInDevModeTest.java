package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusDevModeTest;
import io.vertx.ext.web.Router;

@ExtendWith(DevModePort.class)
class HashedNamesInDevModeTest {

    private static final String ROOT = "META-INF/resources";
    private static final String SHEET = "a{b:url(/plain.png)}";

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(Urls.class)
            .addAsResource(new StringAsset(SHEET), ROOT + "/bundle/a-DhfRkH7W.css")
            .addAsResource(new StringAsset("plain"), ROOT + "/plain.png")
            .addAsResource(new StringAsset("{\"a.js\":{\"file\":\"a-DvigQ3Dx.js\",\"name\":\"a\"}}"),
                    ROOT + "/vite/.vite/manifest.json")
            .addAsResource(new StringAsset("script"), ROOT + "/vite/a-DvigQ3Dx.js")
            .addAsResource(new StringAsset("quarkus.cache-buster.hashed-names=/bundle/**"), "application.properties"));

    @Test
    void haveTheUrlsOfProductionButAreRevalidated() {
        assertThat(url("/bundle/a-DhfRkH7W.css")).isEqualTo("/bundle/a-DhfRkH7W.css");
        assertThat(url("/vite/a-DvigQ3Dx.js")).isEqualTo("/vite/a-DvigQ3Dx.js");
        assertThat(url("/plain.png")).contains("?v=");
        assertThat(get("/bundle/a-DhfRkH7W.css").asString()).isEqualTo(SHEET);
        assertThat(get("/bundle/a-DhfRkH7W.css").getHeaders().getValues("Cache-Control")).containsExactly("no-cache");

        app.addResourceFile(ROOT + "/bundle/b-C3HtXaeS.css", SHEET);

        assertThat(url("/bundle/b-C3HtXaeS.css")).isEqualTo("/bundle/b-C3HtXaeS.css");
    }

    private static String url(String path) {
        return get("/url?path=" + path).asString();
    }

    public static class Urls {
        void route(@Observes Router router, CacheBuster cacheBuster) {
            router.get("/url").blockingHandler(rc -> rc.end(cacheBuster.url(rc.queryParams().get("path"))));
        }
    }
}
