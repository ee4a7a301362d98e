package io.quarkiverse.cachebuster.test.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.LogRecord;

import org.jboss.logmanager.Level;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class BuildLogTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("x".repeat(2_000)), "META-INF/resources/static/x.css")
            .addAsResource(new StringAsset("y"), "META-INF/resources/static/y.css"))
            .overrideConfigKey("quarkus.log.category.\"io.quarkiverse.cachebuster\".level", "DEBUG")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster"))
            .assertLogRecords(BuildLogTest::hasASummaryAndALineForEachFile);

    @Test
    void hasASummaryAndALineForEachFile() {
        // asserted above, after the application has stopped
    }

    private static void hasASummaryAndALineForEachFile(List<LogRecord> records) {
        assertThat(messages(records, Level.INFO)).singleElement().asString()
                .matches("Fingerprinted 2 assets \\(2\\.0 kB\\) in \\d+ ms");
        assertThat(messages(records, Level.DEBUG)).containsExactlyInAnyOrder(
                "Hashed '/static/x.css': " + Sha256.prefix("x".repeat(2_000).getBytes()),
                "Hashed '/static/y.css': " + Sha256.prefix("y".getBytes()));
    }

    private static List<String> messages(List<LogRecord> records, Level level) {
        return records.stream()
                .filter(record -> record.getLevel().intValue() == level.intValue())
                .map(record -> String.format(record.getMessage(), record.getParameters()))
                .toList();
    }
}
