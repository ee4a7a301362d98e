package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.Engine;
import io.quarkus.test.QuarkusUnitTest;

class EscapingTest {

    private static final String TEMPLATE = "{asset:url('/static/x.css?a=1&b=2')} {asset:url(path)}";
    private static final String HOSTILE = "/'\"<&\\";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.css")
            .addAsResource(new StringAsset(TEMPLATE), "templates/page.html")
            .addAsResource(new StringAsset(TEMPLATE), "templates/mail.txt")
            .addAsResource(new StringAsset("[\"" + TEMPLATE + "\"]"), "templates/data.json"));

    @Inject
    Engine engine;

    @Test
    void isForHtmlInAPage() {
        assertThat(render("page.html"))
                .isEqualTo("/static/x.css?a=1&amp;b=2&amp;v=62368a1a29259b30 /%27%22%3C&amp;%5C");
    }

    @Test
    void isOffInText() {
        assertThat(render("mail.txt")).isEqualTo("/static/x.css?a=1&b=2&v=62368a1a29259b30 /%27%22%3C&%5C");
    }

    @Test
    void isForJsonInJson() {
        assertThat(render("data.json"))
                .isEqualTo("[\"\\/static\\/x.css?a=1&b=2&v=62368a1a29259b30 \\/%27%22%3C&%5C\"]");
    }

    private String render(String template) {
        return engine.getTemplate(template).data("path", HOSTILE).render();
    }
}
