package io.quarkiverse.cachebuster.test.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class CallsInStaticFilesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("\n<link href=\"{asset:url('/site.css')}\">"), "META-INF/resources/index.html")
            .addAsResource(new StringAsset("fetch(\"{asset:url('/a.json')}\"); fetch(\"{asset:url('/b.json')}\")"),
                    "META-INF/resources/app.js")
            .addAsResource(new StringAsset("a { src: url({asset:url('/x.png')}) }"), "META-INF/resources/site.css"))
            .overrideConfigKey("quarkus.cache-buster.css.unresolved", "ignore")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster.deployment")
                    && record.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(records -> assertThat(records).extracting(LogRecord::getMessage).containsExactlyInAnyOrder(
                    "/app.js:1:8 - {asset:url('/a.json')} is sent to browsers as text, because it is not in a template;"
                            + " have a template write the URL into the page for the script to read"
                            + " (and 1 more in this file)",
                    "/index.html:2:13 - {asset:url('/site.css')} is sent to browsers as text, because it is not in a template;"
                            + " turn the page into a template, or write a plain URL",
                    "/site.css:1:14 - {asset:url('/x.png')} is sent to browsers as text, because it is not in a template;"
                            + " write a plain URL, which gets its id when the style sheet is served"));

    @Test
    void areWarnedAbout() {
        // see assertLogRecords
    }
}
