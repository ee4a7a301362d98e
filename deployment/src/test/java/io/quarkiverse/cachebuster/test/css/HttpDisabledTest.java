package io.quarkiverse.cachebuster.test.css;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class HttpDisabledTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("a{b:url(x.png)}"), "META-INF/resources/a.css")
            .addAsResource(new StringAsset("x"), "META-INF/resources/x.png"))
            .overrideRuntimeConfigKey("quarkus.cache-buster.http.enabled", "false");

    @Inject
    CacheBuster cacheBuster;

    @Test
    void givesNoIntegrityThatTheBytesOfQuarkusWouldNotHave() {
        assertThat(get("/a.css").asString()).isEqualTo("a{b:url(x.png)}");
        assertThat(cacheBuster.integrity("/a.css")).isEmpty();
        assertThat(cacheBuster.integrity("/x.png")).isPresent();
    }
}
