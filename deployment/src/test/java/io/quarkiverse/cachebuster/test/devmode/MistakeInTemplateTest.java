package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusDevModeTest;
import io.vertx.ext.web.Router;

@ExtendWith(DevModePort.class)
class MistakeInTemplateTest {

    private static final String TEMPLATE = "templates/page.txt";

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(Page.class)
            .addAsResource(new StringAsset("one"), "META-INF/resources/static/x.css")
            .addAsResource(new StringAsset("{cacheId('/static/x.css')}"), TEMPLATE));

    @Test
    void showsTheErrorPageAndRecovers() {
        assertThat(get("/page").statusCode()).isEqualTo(200);

        app.modifyResourceFile(TEMPLATE, text -> text.replace("x.css", "y.css"));
        showsTheErrorPage();
        app.modifyResourceFile(TEMPLATE, text -> text.replace("y.css", "x.css"));
        assertThat(get("/page").asString()).hasSize(16);

        app.modifyResourceFile(TEMPLATE, text -> text.replace("x.css", "y.css"));
        showsTheErrorPage();
        app.addResourceFile("META-INF/resources/static/y.css", "two");
        assertThat(get("/page").asString()).hasSize(16);
    }

    private static void showsTheErrorPage() {
        assertThat(get("/page").then().statusCode(500).extract().asString())
                .contains("page.txt:1:1").contains("no static resource").contains("/static/y.css").contains("/static/x.css");
    }

    public static class Page {
        void route(@Observes Router router, Template page) {
            router.get("/page").blockingHandler(rc -> rc.end(page.render()));
        }
    }
}
