package io.quarkiverse.cachebuster.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class InvalidBaseUrlTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.cache-buster.base-url", "cdn.example.com")
            .assertException(thrown -> assertThat(thrown)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(
                            "quarkus.cache-buster.base-url is 'cdn.example.com', but must start with a scheme and host"));

    @Test
    void isRefused() {
        fail("the start should have failed");
    }
}
