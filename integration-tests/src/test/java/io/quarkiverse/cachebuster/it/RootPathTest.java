package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/**
 * The root path is fixed at build time, so the packaged application has no such test.
 */
@QuarkusTest
@TestProfile(RootPathTest.UnderApp.class)
class RootPathTest {

    public static class UnderApp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.root-path", "/app");
        }
    }

    @Test
    void urlsStartWithTheRootPath() {
        assertThat(Site.urlsWithIdFrom("/"))
                .filteredOn(url -> url.startsWith("/app/"))
                .anyMatch(url -> url.startsWith("/app/static/images/contours.svg?v="))
                .anyMatch(url -> url.startsWith("/app/static/js/check.js?v="))
                .hasSizeGreaterThan(12)
                .noneMatch(url -> url.startsWith("/app/app/"))
                .allSatisfy(Site::assertThatItsIdIsTheHashOfTheBytes);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/app/static/site.css", "app/static/site.css", "static/site.css" })
    void aPathMayStartWithTheRootPath(String path) {
        assertThat(Site.id(path)).matches("[0-9a-f]{16}").isEqualTo(Site.id("/static/site.css"));
    }

    @Test
    void theRootPathIsRemovedOnlyOnce() {
        assertThat(Site.id("/app/app/static/site.css")).isEqualTo("ERROR_MISSING_FILE");
    }

    @Test
    void urlsOfUnknownFilesStartWithTheRootPath() {
        assertThat(Site.page("/wrong")).contains("'/app/static/pictures/atlantis.svg'");
    }
}
