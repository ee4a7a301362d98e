package io.quarkiverse.cachebuster.test.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class FailOnUnresolvedPagesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("x"), "META-INF/resources/s/x.png")
            .addAsResource(new StringAsset("js"), "META-INF/resources/s/x.js")
            .addAsResource(new StringAsset("<p>\n<img src=x.pgn>"), "META-INF/resources/s/page.html")
            .addAsResource(new StringAsset("{\"icons\":[{\"src\":\"y.png\"}]}"), "META-INF/resources/s/app.webmanifest")
            .addAsResource(new StringAsset("<script src=/s/x.js integrity=sha256-AAAA></script>\n <img src=/s/x.gif>"),
                    "templates/page.html"))
            .overrideConfigKey("quarkus.cache-buster.html.unresolved", "fail")
            .assertException(thrown -> assertThat(thrown).hasMessageContainingAll(
                    "quarkus.cache-buster.html.unresolved=warn",
                    "/s/page.html:2:10 - 'x.pgn': no static resource '/s/x.pgn'; did you mean '/s/x.png'?",
                    "/s/app.webmanifest:1:19 - 'y.png': no static resource '/s/y.png'",
                    "page.html:1:31 - 'sha256-AAAA': the integrity does not match '/s/x.js'",
                    "page.html:2:11 - '/s/x.gif': no static resource '/s/x.gif'"));

    @Test
    void reportsAllOfThemAtOnce() {
        fail("the build should have failed");
    }
}
