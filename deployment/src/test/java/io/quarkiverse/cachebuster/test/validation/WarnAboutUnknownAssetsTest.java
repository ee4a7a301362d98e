package io.quarkiverse.cachebuster.test.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;

class WarnAboutUnknownAssetsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/app.css")
            .addAsResource(new StringAsset("{cacheId('/static/ap.css')}"), "templates/page.txt"))
            .overrideConfigKey("quarkus.cache-buster.templates.unknown-asset", "warn")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster.deployment"))
            .assertLogRecords(records -> assertThat(records)
                    .filteredOn(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
                    .singleElement()
                    .extracting(record -> String.format(record.getMessage(), record.getParameters()))
                    .asString()
                    .startsWith("page.txt:1:1 - {cacheId('/static/ap.css')}: no static resource '/static/ap.css';"
                            + " did you mean '/static/app.css'?"));

    @Inject
    Template page;

    @Test
    void logsAWarningAndShowsTheMarker() {
        assertThat(page.render()).isEqualTo("ERROR_MISSING_FILE");
    }
}
