package io.quarkiverse.cachebuster.guests.locator;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(VersionRerouteOffTest.Profile.class)
class VersionRerouteOffTest {

    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.web-dependency-locator.version-reroute", "false",
                    "quarkus.cache-buster.templates.unknown-asset", "ignore");
        }
    }

    @Test
    void pathsWithoutAVersionNameNoAsset() {
        assertThat(get("/page").asString()).contains("href=\"/webjars/bootstrap/dist/css/bootstrap.min.css\"",
                "data-id=\"ERROR_MISSING_FILE\"");
    }

    @Test
    void modulesKeepTheirNames() {
        assertThat(get("/page").asString()).contains("\"lit\":\"/_static/lit/3.3.2/index.js?v=");
    }
}
