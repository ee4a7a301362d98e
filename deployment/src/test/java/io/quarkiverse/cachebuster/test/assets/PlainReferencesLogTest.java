package io.quarkiverse.cachebuster.test.assets;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class PlainReferencesLogTest {

    private static final String SHEET = "a{b:url(images/marker-icon.png)}c{d:url(images/marker-icon.png)}";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/map/map.css")
            .addAsResource(new StringAsset("icon"), "META-INF/resources/map/images/marker-icon.png")
            .addAsResource(new StringAsset("\n  path.replace('marker-icon.png', '')"), "META-INF/resources/map/map.js"))
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.cachebuster"))
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> String.format(record.getMessage(), record.getParameters()))
                    .contains("/map/map.css:1:9 - '/map/images/marker-icon.png' keeps its plain URL:"
                            + " /map/map.js:2:17 looks for its file name")
                    .filteredOn(message -> message.contains("keeps its plain URL")).hasSize(1));

    @Inject
    CacheBuster cacheBuster;

    @Test
    void namesTheScriptThatLooksForAnAsset() {
        assertThat(get(cacheBuster.url("/map/map.css")).asString()).isEqualTo(SHEET);
        assertThat(cacheBuster.url("/map/images/marker-icon.png")).contains("?v=");
    }
}
