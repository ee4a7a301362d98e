package io.quarkiverse.cachebuster.test.css;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;

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
    void computesIntegrityFromTheBytesThatQuarkusServes() throws Exception {
        byte[] sent = get("/a.css").asByteArray();

        assertThat(sent).asString().isEqualTo("a{b:url(x.png)}");
        assertThat(cacheBuster.integrity("/a.css"))
                .contains("sha384-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-384").digest(sent)));
    }
}
