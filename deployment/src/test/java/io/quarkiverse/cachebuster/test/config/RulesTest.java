package io.quarkiverse.cachebuster.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.test.QuarkusUnitTest;

class RulesTest {

    // the first bytes of the SHA-256 of "body {}" are 62368a1a29259b30
    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.css")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.css.map")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/deep/er/y.js")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/other/x.css"))
            .overrideConfigKey("quarkus.cache-buster.include", "static/**,/favicon.ico")
            .overrideConfigKey("quarkus.cache-buster.exclude", "**/*.map")
            .overrideConfigKey("quarkus.cache-buster.id-length", "12")
            .overrideConfigKey("quarkus.cache-buster.salt", "incident 42")
            .overrideConfigKey("quarkus.cache-buster.query-parameter", "cache_id");

    @Inject
    CacheBuster cacheBuster;

    @Test
    void includeWhatAGlobMatches() {
        assertThat(cacheBuster.cacheId("/static/x.css")).hasSize(12);
        assertThat(cacheBuster.cacheId("/static/deep/er/y.js")).hasSize(12);
        assertThat(cacheBuster.cacheId("/other/x.css")).isEqualTo("ERROR_MISSING_FILE");
    }

    @Test
    void excludeWhatAGlobMatches() {
        assertThat(cacheBuster.cacheId("/static/x.css.map")).isEqualTo("ERROR_MISSING_FILE");
    }

    @Test
    void mixTheSaltIntoTheId() {
        assertThat(cacheBuster.cacheId("/static/x.css")).doesNotStartWith("62368a1a");
    }

    @Test
    void setTheQueryParameter() {
        assertThat(cacheBuster.url("/static/x.css?v=1&cache_id=old"))
                .isEqualTo("/static/x.css?v=1&cache_id=" + cacheBuster.cacheId("/static/x.css"));
    }
}
