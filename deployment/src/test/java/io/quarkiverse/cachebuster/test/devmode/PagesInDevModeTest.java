package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.LogRecord;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusDevModeTest;
import io.vertx.ext.web.Router;

@ExtendWith(DevModePort.class)
class PagesInDevModeTest {

    private static final String PAGE = "<link rel=\"stylesheet\" href=\"/site.css\"><img src=\"/gone.png\">";

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(Page.class)
            .addAsResource(new StringAsset("b { color: red }"), "META-INF/resources/site.css")
            .addAsResource(new StringAsset(PAGE), "META-INF/resources/static.html")
            .addAsResource(new StringAsset(PAGE), "templates/page.html"))
            .setLogRecordPredicate(record -> record.getMessage().contains("no static resource"));

    @Test
    void areCheckedButLeftAsTheyAre() {
        assertThat(get("/static.html").asString()).isEqualTo(PAGE);
        assertThat(get("/page").asString()).isEqualTo(PAGE);
        assertThat(app.getLogRecords()).extracting(PagesInDevModeTest::reference).containsExactlyInAnyOrder(
                "/static.html:1:51 - '/gone.png': no static resource '/gone.png'",
                "page.html:1:51 - '/gone.png': no static resource '/gone.png'");
        app.clearLogRecords();

        app.modifyResourceFile("META-INF/resources/static.html", text -> text.replace("gone", "lost"));
        assertThat(get("/static.html").asString()).isEqualTo(PAGE.replace("gone", "lost"));
        app.modifyResourceFile("templates/page.html", text -> text.replace("gone", "lost"));
        assertThat(get("/page").asString()).isEqualTo(PAGE.replace("gone", "lost"));
        assertThat(app.getLogRecords()).extracting(PagesInDevModeTest::reference).containsExactlyInAnyOrder(
                "/static.html:1:51 - '/lost.png': no static resource '/lost.png'",
                "page.html:1:51 - '/lost.png': no static resource '/lost.png'");
    }

    /** Without the hint after the last one of its kind. */
    private static String reference(LogRecord record) {
        return record.getMessage().lines().findFirst().orElseThrow();
    }

    public static class Page {
        void route(@Observes Router router, Template page) {
            router.get("/page").blockingHandler(rc -> rc.end(page.render()));
        }
    }
}
