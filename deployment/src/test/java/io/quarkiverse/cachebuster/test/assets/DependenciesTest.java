package io.quarkiverse.cachebuster.test.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

class DependenciesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root
                    .addClass(Sha256.class)
                    .addAsResource(new StringAsset("application"), "META-INF/resources/overridden.js"))
            .withAdditionalDependency(jar -> jar
                    .addAsResource(new StringAsset("first"), "META-INF/resources/webjars/x.js")
                    .addAsResource(new StringAsset("dependency"), "META-INF/resources/overridden.js"))
            .withAdditionalDependency(jar -> jar
                    .addAsResource(new StringAsset("second"), "META-INF/resources/webjars/x.js"))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    && record.getLoggerName().startsWith("io.quarkiverse.cachebuster"))
            .assertLogRecords(records -> assertThat(records).singleElement()
                    .extracting(record -> String.format(record.getMessage(), record.getParameters())).asString()
                    .matches("'[^']+' and '[^']+' both contain '/webjars/x\\.js';.*"));

    @Inject
    CacheBuster cacheBuster;

    @Test
    void contributeAssets() {
        assertThat(cacheBuster.cacheId("/webjars/x.js")).isEqualTo(idOf("/webjars/x.js"));
    }

    @Test
    void areOverriddenByTheApplication() {
        assertThat(cacheBuster.cacheId("/overridden.js")).isEqualTo(idOf("/overridden.js"));
        assertThat(RestAssured.get("/overridden.js").asString()).isEqualTo("application");
    }

    @Test
    void haveNoIntegrityIfAnotherFileMayBeServed() {
        assertThat(cacheBuster.integrity("/webjars/x.js")).isEmpty();
        assertThat(cacheBuster.integrity("/overridden.js")).isPresent();
    }

    private static String idOf(String url) {
        return Sha256.prefix(RestAssured.get(url).asByteArray());
    }
}
