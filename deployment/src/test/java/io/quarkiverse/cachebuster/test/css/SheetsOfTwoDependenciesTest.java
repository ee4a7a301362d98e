package io.quarkiverse.cachebuster.test.css;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class SheetsOfTwoDependenciesTest {

    /** That of the first file. */
    private static final String HASH = "5gPufVe2l0h+NF81bKI1ZP8CXK/WOPCp7GbZ+vH0JYo=";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root
                    .addAsResource(new StringAsset("x"), "META-INF/resources/x.png")
                    .addAsResource(
                            new StringAsset("<link rel=stylesheet href=/webjars/both.css integrity=sha256-" + HASH + ">"),
                            "META-INF/resources/index.html"))
            .withAdditionalDependency(jar -> jar
                    .addAsResource(new StringAsset("a{b:url(/x.png)}"), "META-INF/resources/webjars/both.css")
                    .addAsResource(new StringAsset("a{b:url(/x.png)}"), "META-INF/resources/webjars/one.css"))
            .withAdditionalDependency(jar -> jar
                    .addAsResource(new StringAsset("c{d:e}"), "META-INF/resources/webjars/both.css"))
            .setLogRecordPredicate(record -> record.getLoggerName().endsWith("ReferenceCheckProcessor"))
            .assertLogRecords(records -> assertThat(records).extracting(LogRecord::getMessage).containsExactly(
                    "/index.html:1:27 - '/webjars/both.css' keeps its plain URL: its integrity cannot be adapted,"
                            + " because two dependencies contain the file"));

    @Inject
    CacheBuster cacheBuster;

    @Test
    void haveNoIntegritySinceEitherMayBeServed() {
        assertThat(cacheBuster.integrity("/webjars/both.css")).isEmpty();
        assertThat(cacheBuster.integrity("/webjars/one.css")).isPresent();
    }
}
