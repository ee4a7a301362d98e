package io.quarkiverse.cachebuster.guests.undertow;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

class UndertowDevModeTest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClass(ShopServlet.class)
            .addAsResource(new StringAsset("quarkus.servlet.context-path=/shop"), "application.properties")
            .addAsResource(new StringAsset("{asset:url('/static/shop.css')}"), "templates/shop.html")
            .addAsResource(new StringAsset("one"), "META-INF/resources/static/shop.css"));

    @Test
    void theIdFollowsTheFile() {
        String before = get("/shop/page").asString();
        assertThat(before).matches("/shop/static/shop\\.css\\?v=[0-9a-f]{16}");
        assertThat(get(before).asString()).isEqualTo("one");

        app.modifyResourceFile("META-INF/resources/static/shop.css", text -> "two");

        String after = get("/shop/page").asString();
        assertThat(after).isNotEqualTo(before);
        assertThat(get(after).asString()).isEqualTo("two");
    }
}
