package io.quarkiverse.cachebuster.test.hashed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class InvalidHashedNamesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.cache-buster.hashed-names", "/assets/{a")
            .assertException(thrown -> assertThat(thrown)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(
                            "quarkus.cache-buster.hashed-names has an invalid glob '/assets/{a': '{' is not closed"));

    @Test
    void areRefused() {
        fail("the build should have failed");
    }
}
