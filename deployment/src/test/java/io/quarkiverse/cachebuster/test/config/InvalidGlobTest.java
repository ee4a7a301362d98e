package io.quarkiverse.cachebuster.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class InvalidGlobTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.cache-buster.exclude", "/static/{a,b")
            .assertException(thrown -> assertThat(thrown)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.cache-buster.exclude has an invalid glob '/static/{a': '{' is not closed"));

    @Test
    void isRefused() {
        fail("the build should have failed");
    }
}
