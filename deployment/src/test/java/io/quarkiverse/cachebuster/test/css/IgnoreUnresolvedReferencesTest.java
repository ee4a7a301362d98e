package io.quarkiverse.cachebuster.test.css;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.Level;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class IgnoreUnresolvedReferencesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("a{b:url(x.png)}"), "META-INF/resources/a.css"))
            .overrideConfigKey("quarkus.cache-buster.css.unresolved", "ignore")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster")
                    && record.getLevel().intValue() >= Level.WARN.intValue())
            .assertLogRecords(records -> assertThat(records).isEmpty());

    @Test
    void logsNothing() {
        assertThat(get("/a.css").asString()).isEqualTo("a{b:url(x.png)}");
    }
}
