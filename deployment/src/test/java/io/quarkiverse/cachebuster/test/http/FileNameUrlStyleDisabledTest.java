package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class FileNameUrlStyleDisabledTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/x.css"))
            .overrideConfigKey("quarkus.cache-buster.url-style", "file-name")
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.enabled", "false");

    @Inject
    CacheBuster cacheBuster;

    @Test
    void writesUrlsThatQuarkusAloneCanServe() {
        assertThat(get(cacheBuster.url("/x.css")).asString()).isEqualTo("body {}");
    }
}
