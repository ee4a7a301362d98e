package io.quarkiverse.cachebuster.test.css;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.Level;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class UnresolvedReferencesTest {

    private static final String SHEET = """
            a { background: url(img/logo.png) }
            b { background: url("img/lgoo.png"), url(img/nothing.gif?v=1) }
            c { background: url("img/lgoo.png") } d { background: url("img/lgoo.png") }
            /*# sourceMappingURL=site.css.map */
            """;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/site.css")
            .addAsResource(new StringAsset("logo"), "META-INF/resources/img/logo.png"))
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster")
                    && record.getLevel().intValue() >= Level.WARN.intValue())
            .assertLogRecords(records -> assertThat(records).extracting(record -> record.getMessage()).containsExactly(
                    "/site.css:2:22 - 'img/lgoo.png': no static resource '/img/lgoo.png'; did you mean '/img/logo.png'? (and 2 more like this)",
                    "/site.css:2:42 - 'img/nothing.gif?v=1': no static resource '/img/nothing.gif'"));

    @Test
    void areLoggedAndLeftUnchanged() {
        assertThat(get("/site.css").asString().replaceFirst("logo\\.png\\?v=[0-9a-f]{16}", "logo.png")).isEqualTo(SHEET);
    }
}
