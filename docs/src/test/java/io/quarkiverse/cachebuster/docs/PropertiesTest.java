package io.quarkiverse.cachebuster.docs;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

/** All properties that the guide shows, in one application. Quarkus warns of keys that it doesn't know. */
class PropertiesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root
                    .addClass(Examples.class)
                    .addAsResource(new StringAsset(all()), "application.properties")
                    .addAsResource(new StringAsset("x"), "META-INF/resources/static/x.txt")
                    .addAsResource(new StringAsset("{asset:url('/uploads/x.png')}"), "templates/upload.html"))
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkus.config"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> record.getMessage() + Arrays.toString(record.getParameters()))
                    .isEmpty());

    @Inject
    CacheBuster cacheBuster;

    @Test
    void haveKnownKeys() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(all()));

        assertThat(properties.stringPropertyNames()).hasSizeGreaterThan(10)
                .allMatch(key -> key.replaceFirst("^%(prod|test)\\.", "").startsWith("quarkus."));
        // unknown keys are asserted above, when the application has stopped
    }

    @Test
    void areApplied() {
        assertThat(cacheBuster.url("/static/x.txt")).matches("https://cdn\\.example\\.com/static/x-[0-9a-f]{16}\\.txt");
        assertThat(get("/static/x.txt").headers().getValue("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(get("/static/x.txt").headers().getValue("Cache-Control")).isEqualTo("max-age=600");
    }

    private static String all() {
        StringBuilder all = new StringBuilder();
        for (Path file : Examples.files(Examples.ROOT.resolve("properties"))) {
            all.append(Examples.read(file)).append('\n');
        }
        return all.toString();
    }
}
