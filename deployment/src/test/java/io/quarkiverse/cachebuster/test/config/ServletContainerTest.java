package io.quarkiverse.cachebuster.test.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class ServletContainerTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-undertow", Version.getVersion())))
            .assertException(thrown -> assertThat(thrown)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("with quarkus-undertow the servlet container serves them"));

    @Test
    void isRefused() {
        fail("the build should have failed");
    }
}
