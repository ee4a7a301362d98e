package io.quarkiverse.cachebuster.test.css;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.logmanager.Level;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.test.QuarkusUnitTest;

class CssDisabledTest {

    private static final String SHEET = "a{b:url(x.png)}c{d:url(gone.png)}";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Sha256.class)
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/a.css")
            .addAsResource(new StringAsset("x"), "META-INF/resources/x.png"))
            .overrideConfigKey("quarkus.cache-buster.css.enabled", "false")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster")
                    && record.getLevel().intValue() >= Level.WARN.intValue())
            .assertLogRecords(records -> assertThat(records).isEmpty());

    @Inject
    CacheBuster cacheBuster;

    @Test
    void leavesStyleSheetsUnchanged() {
        assertThat(get("/a.css").asString()).isEqualTo(SHEET);
        assertThat(cacheBuster.cacheId("/a.css")).isEqualTo(Sha256.prefix(SHEET.getBytes()));
    }
}
