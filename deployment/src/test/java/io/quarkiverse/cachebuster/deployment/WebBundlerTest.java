package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class WebBundlerTest {

    @Test
    void hasHashedNamesIfEntryPointsHaveOtherNamesThanTheirFiles() {
        assertThat(WebBundler.hasHashedNames(Map.of("app.js", "/static/bundle/app-ZQT3JZAG.js", "app.css",
                "/static/bundle/app-YXOYSGUR.css", "chunk-SN43LQKL.js", "/static/bundle/chunk-SN43LQKL.js"))).isTrue();
    }

    @Test
    void hasNoneInDevMode() {
        assertThat(WebBundler.hasHashedNames(Map.of("app.js", "/static/bundle/app.js", "chunk-SN43LQKL.js",
                "/static/bundle/chunk-SN43LQKL.js"))).isFalse();
    }

    @Test
    void hasNoneWithoutEntryPoints() {
        assertThat(WebBundler.hasHashedNames(Map.of())).isFalse();
    }
}
