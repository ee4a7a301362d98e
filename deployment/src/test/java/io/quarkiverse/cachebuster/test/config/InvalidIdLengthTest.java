package io.quarkiverse.cachebuster.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class InvalidIdLengthTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.cache-buster.id-length", "7")
            .assertException(thrown -> assertThat(thrown)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.cache-buster.id-length is 7, but must be between 8 and 64"));

    @Test
    void isRefused() {
        fail("the build should have failed");
    }
}
