package io.quarkiverse.cachebuster.guests.quinoa;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class QuinoaIT {

    private static final String IMMUTABLE = "max-age=31536000, immutable";
    private static final String BUNDLE = "/assets/index-DTv79Emb.js";

    @Test
    void filesInTheManifestOfViteAreCachedForeverUnderTheirPlainUrls() {
        assertThat(get("/").asString()).contains("src=\"" + BUNDLE + "\"");
        assertThat(get(BUNDLE).header("Cache-Control")).isEqualTo(IMMUTABLE);
        assertThat(get("/url?path=" + BUNDLE).asString()).isEqualTo(BUNDLE);
    }

    @Test
    void allOtherFilesHaveAnId() {
        String url = get("/url?path=/logo.svg").asString();

        assertThat(url).matches("/logo\\.svg\\?v=[0-9a-f]{16}");
        assertThat(get(url).header("Cache-Control")).isEqualTo(IMMUTABLE);
        assertThat(get("/logo.svg").header("Cache-Control")).isEqualTo("no-cache");
    }
}
