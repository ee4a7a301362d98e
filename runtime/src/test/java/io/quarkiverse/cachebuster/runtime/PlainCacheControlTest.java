package io.quarkiverse.cachebuster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class PlainCacheControlTest {

    @ParameterizedTest
    @ValueSource(strings = { "no-cache", "No-Store", "max-age=60", "public, max-age=60", "max-age=60,\tmust-revalidate",
            "max-age=0 , stale-while-revalidate=30", "private=\"Set-Cookie, X-User\"", "max-age=\"60\"", "ext=\"a\\\"b,\"",
            "no-cache=\"\"" })
    void isAListOfDirectives(String configured) {
        assertThat(PlainCacheControl.of(configured)).isEqualTo(configured);
    }

    @Test
    void hasNoSurroundingWhitespace() {
        assertThat(PlainCacheControl.of(" no-cache\n")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = { " ", ",", "no-cache,", "no-cache,,no-store", "max-age=60; public", "max-age: 60", "max-age = 60",
            "max-age=", "=60", "no cache", "Cache-Control: no-cache", "\"no-cache\"", "ext=\"a", "ext=a\"b\"", "ext=\"\\\"",
            "no-cäche", "ext=\"ä\"", "no-cache\r\nSet-Cookie: a=b", "max-age=60,\nno-store", "ext=\"a\nb\"", "a\0" })
    void isRejectedIfMalformed(String configured) {
        assertThatThrownBy(() -> PlainCacheControl.of(configured))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("quarkus.cache-buster.http.plain is '")
                .hasMessageContaining("'max-age=60, must-revalidate'");
    }

    @Test
    void isRejectedIfEmpty() {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(CacheBusterRuntimeConfig.class).withMappingIgnore("quarkus.**")
                .withSources(new PropertiesConfigSource(Map.of(PlainCacheControl.KEY, ""), "test", 200));

        assertThatThrownBy(config::build).hasMessageContaining(PlainCacheControl.KEY);
    }
}
