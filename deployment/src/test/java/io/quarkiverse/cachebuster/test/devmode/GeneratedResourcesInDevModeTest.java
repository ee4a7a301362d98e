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
import io.quarkus.test.QuarkusDevModeTest;
import io.vertx.ext.web.Router;

@ExtendWith(DevModePort.class)
class GeneratedResourcesInDevModeTest {

    /** In dev mode tests, Quarkus' own GeneratedStaticResourcesProcessor generates resources from this directory. */
    private static final String GENERATED = "META-INF/generated-resources-test";

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(Ids.class)
            .addAsResource(new StringAsset("file"), GENERATED + "/file.js")
            .addAsResource(new StringAsset("bytes"), GENERATED + "/bytes.js"));

    @Test
    void followTheDisk() {
        assertThatPageAndFileAgree("/file.js", "file");
        assertThatPageAndFileAgree("/bytes.js", "bytes");

        app.modifyResourceFile(GENERATED + "/file.js", text -> "changed");
        assertThatPageAndFileAgree("/file.js", "changed");
    }

    private static void assertThatPageAndFileAgree(String path, String content) {
        assertThat(get("/ids" + path).asString()).isEqualTo(Sha256.prefix(content.getBytes()));
        assertThat(get(path).asString()).isEqualTo(content);
    }

    public static class Ids {
        void route(@Observes Router router, CacheBuster cacheBuster) {
            router.get("/ids/*")
                    .blockingHandler(rc -> rc.end(cacheBuster.cacheId(rc.request().path().substring("/ids".length()))));
        }
    }
}
