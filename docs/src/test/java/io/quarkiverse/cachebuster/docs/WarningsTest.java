package io.quarkiverse.cachebuster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.Engine;
import io.quarkus.test.QuarkusUnitTest;

/** The warnings and other messages that the guide shows. */
class WarningsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> {
                root.addClass(Examples.class);
                Examples.addAll("warnings", root);
            })
            .withAdditionalDependency(jar -> jar.addAsResource(new StringAsset("1"), "META-INF/resources/webjars/x.js"))
            .withAdditionalDependency(jar -> jar.addAsResource(new StringAsset("2"), "META-INF/resources/webjars/x.js"))
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster"))
            .assertLogRecords(records -> assertThat(records).extracting(WarningsTest::message).contains(
                    Stream.of("sheet-warning", "sheet-warnings", "plain-url", "unknown-path", "report", "page-warnings",
                            "page-plain")
                            .flatMap(name -> Examples.messages("console/" + name + ".txt").stream()).toArray(String[]::new)));

    @Inject
    Engine engine;

    @Test
    void areLoggedAsShown() {
        engine.getTemplate("computed.html").data("path", "/static/img/lgoo.png").render();
        // the rest is asserted above, when the application has stopped
    }

    @Test
    void areInTheReportThatIsShown() throws IOException {
        assertThat(Path.of("target/cache-buster/report.json")).hasContent(Examples.read("console/report.json"));
    }

    private static String message(LogRecord record) {
        Object[] parameters = record.getParameters();
        return Examples.unbroken(parameters == null || parameters.length == 0 ? record.getMessage()
                : String.format(record.getMessage(), parameters));
    }
}
