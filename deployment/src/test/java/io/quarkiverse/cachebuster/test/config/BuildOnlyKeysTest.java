package io.quarkiverse.cachebuster.test.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

class BuildOnlyKeysTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication();

    @ParameterizedTest
    @ValueSource(strings = { "include", "css.enabled", "css.unresolved", "templates.unknown-asset", "compression.enabled" })
    void areNotVisibleAtRuntime(String key) {
        assertThat(ConfigProvider.getConfig().getOptionalValue("quarkus.cache-buster." + key, String.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "id-length, 16", "query-parameter, v", "url-style, query" })
    void excludeTheKeysReadAtRuntime(String key, String value) {
        assertThat(ConfigProvider.getConfig().getOptionalValue("quarkus.cache-buster." + key, String.class)).contains(value);
    }
}
