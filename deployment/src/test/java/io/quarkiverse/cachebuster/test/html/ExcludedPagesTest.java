package io.quarkiverse.cachebuster.test.html;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.Engine;
import io.quarkus.test.QuarkusUnitTest;

class ExcludedPagesTest {

    private static final StringAsset PAGE = new StringAsset("<img src=/x.png><img src=/gone.png>");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("x"), "META-INF/resources/x.png")
            .addAsResource(PAGE, "META-INF/resources/legacy/old/index.html")
            .addAsResource(new StringAsset("<img src=/x.png>"), "META-INF/resources/page.html")
            .addAsResource(PAGE, "templates/mails/order.html")
            .addAsResource(PAGE, "templates/invoice.html")
            .addAsResource(new StringAsset("<img src=/x.png>"), "templates/page.html"))
            .overrideConfigKey("quarkus.cache-buster.html.exclude", "/legacy/**,mails/*,/invoice")
            .overrideConfigKey("quarkus.cache-buster.html.unresolved", "fail");

    @Inject
    CacheBuster cacheBuster;
    @Inject
    Engine engine;

    @ParameterizedTest
    @ValueSource(strings = { "mails/order", "mails/order.html", "invoice" })
    void templatesAreLeftAlone(String template) {
        assertThat(engine.getTemplate(template).render()).isEqualTo(PAGE.getSource());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/legacy/old/index.html", "/legacy/old/" })
    void staticPagesAreLeftAlone(String path) {
        assertThat(get(path).asString()).isEqualTo(PAGE.getSource());
    }

    @Test
    void othersAreNot() {
        String page = "<img src=" + cacheBuster.url("/x.png") + ">";

        assertThat(engine.getTemplate("page").render()).isEqualTo(page);
        assertThat(get("/page.html").asString()).isEqualTo(page);
    }
}
