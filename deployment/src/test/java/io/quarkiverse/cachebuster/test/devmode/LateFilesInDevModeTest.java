package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
class LateFilesInDevModeTest {

    private static final Path UPLOADS = Path.of("target/late-files-in-dev-mode-test").toAbsolutePath();

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(Page.class)
            .addAsResource(new StringAsset("quarkus.cache-buster.directories.\"/uploads\"=" + UPLOADS),
                    "application.properties")
            .addAsResource(new StringAsset("{asset:url('/uploads/x.txt')}"), "templates/page.html"));

    @Test
    void followTheDisk() throws IOException {
        Files.createDirectories(UPLOADS);
        for (String text : new String[] { "first", "second" }) {
            Files.writeString(UPLOADS.resolve("x.txt"), text);

            String url = get("/page").asString();
            assertThat(url).isEqualTo("/uploads/x.txt?v=" + Sha256.prefix(text.getBytes()));
            Response response = get(url);
            assertThat(response.asString()).isEqualTo(text);
            assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    public static class Page {
        void route(@Observes Router router, Template page) {
            router.get("/page").blockingHandler(rc -> rc.end(page.render()));
        }
    }
}
