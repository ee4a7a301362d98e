package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

@ExtendWith(DevModePort.class)
class UnresolvedReferenceInDevModeTest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("a{b:url(gone.png)}"), "META-INF/resources/a.css")
            .addAsResource(new StringAsset("quarkus.cache-buster.css.unresolved=fail"), "application.properties"))
            .setAllowFailedStart(true);

    @Test
    void showsTheErrorPageAndRecovers() {
        assertThat(get("/a.css").asString()).contains("/a.css:1:9 - ", "no static resource");

        app.modifyResourceFile("META-INF/resources/a.css", text -> "a{b:c}");

        assertThat(get("/a.css").asString()).isEqualTo("a{b:c}");
    }
}
