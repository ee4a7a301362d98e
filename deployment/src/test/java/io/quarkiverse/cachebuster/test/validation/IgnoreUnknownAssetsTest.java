package io.quarkiverse.cachebuster.test.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;

class IgnoreUnknownAssetsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("{cacheId('/static/app.css')}"), "templates/page.txt"))
            .overrideConfigKey("quarkus.cache-buster.templates.unknown-asset", "ignore")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster.deployment"))
            .assertLogRecords(records -> assertThat(records)
                    .noneMatch(record -> record.getLevel().intValue() >= Level.WARNING.intValue()));

    @Inject
    Template page;

    @Test
    void logsNothingAndShowsTheMarker() {
        assertThat(page.render()).isEqualTo("ERROR_MISSING_FILE");
    }
}
