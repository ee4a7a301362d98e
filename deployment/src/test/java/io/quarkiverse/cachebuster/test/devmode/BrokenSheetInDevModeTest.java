package io.quarkiverse.cachebuster.test.devmode;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

@ExtendWith(DevModePort.class)
class BrokenSheetInDevModeTest {

    /** An unterminated reference. */
    private static final String SHEET = "a{b:url(\"x.png)}" + "c{color:red}".repeat(8_000);

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/a.css"));

    @Test
    void isServedUnchanged() {
        assertThat(get("/a.css").asString()).isEqualTo(SHEET);
    }
}
