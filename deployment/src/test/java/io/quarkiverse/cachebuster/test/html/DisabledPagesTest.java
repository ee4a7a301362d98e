package io.quarkiverse.cachebuster.test.html;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;

class DisabledPagesTest {

    private static final StringAsset PAGE = new StringAsset("<img src=/x.png><img src=/gone.png>");
    private static final StringAsset MANIFEST = new StringAsset("{\"icons\":[{\"src\":\"x.png\"}]}");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("x"), "META-INF/resources/x.png")
            .addAsResource(PAGE, "META-INF/resources/index.html")
            .addAsResource(MANIFEST, "META-INF/resources/app.webmanifest")
            .addAsResource(PAGE, "templates/page.html"))
            .overrideConfigKey("quarkus.cache-buster.html.enabled", "false")
            .overrideConfigKey("quarkus.cache-buster.html.unresolved", "fail");

    @Inject
    Template page;

    @Test
    void areSentAsTheyAre() {
        assertThat(page.render()).isEqualTo(PAGE.getSource());
        assertThat(get("/").asString()).isEqualTo(PAGE.getSource());
        assertThat(get("/app.webmanifest").asString()).isEqualTo(MANIFEST.getSource());
    }
}
