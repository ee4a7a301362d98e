package io.quarkiverse.cachebuster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    private static final String NAME = "quarkus-cache-buster.adoc";

    @Test
    void isTheOneGeneratedFromTheCode() {
        String generated = Examples.read(Path.of("target/configuration-reference", NAME));

        assertThat(generated).contains("quarkus.cache-buster.include", "quarkus.cache-buster.base-url");
        assertThat(Examples.read(Path.of("target/committed-reference", NAME)).equals(generated))
                .as("%s is what the code says; the build has updated it, so commit it",
                        "docs/modules/ROOT/pages/_includes/" + NAME)
                .isTrue();
    }
}
