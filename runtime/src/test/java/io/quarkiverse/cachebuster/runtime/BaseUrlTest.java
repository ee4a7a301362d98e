package io.quarkiverse.cachebuster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
            "https://cdn.example.com, https://cdn.example.com",
            "https://cdn.example.com/, https://cdn.example.com",
            "https://cdn.example.com:8443/site//, https://cdn.example.com:8443/site",
            "//cdn.example.com, //cdn.example.com",
            "/behind/proxy, /behind/proxy",
    })
    void hasNoTrailingSlash(String configured, String baseUrl) {
        assertThat(BaseUrl.of(Optional.of(configured))).isEqualTo(baseUrl);
    }

    @Test
    void isEmptyIfNotConfigured() {
        assertThat(BaseUrl.of(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "cdn.example.com", "https:cdn", "https://cdn/?x", "https://cdn/#x", "https://a b", "https://",
            "//", "https:///x", "\\\\cdn" })
    void isRejectedIfInvalid(String configured) {
        assertThatThrownBy(() -> BaseUrl.of(Optional.of(configured)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.cache-buster.base-url")
                .hasMessageContaining("'" + configured + "'");
    }

    @ParameterizedTest
    @CsvSource({ "https://cdn.example.com, true", "//cdn.example.com/x, true", "/cdn, false", "/a//b, false", "'', false" })
    void mayHaveAHost(String baseUrl, boolean host) {
        assertThat(BaseUrl.hasHost(baseUrl)).isEqualTo(host);
    }
}
