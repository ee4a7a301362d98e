package io.quarkiverse.cachebuster.test.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;

class InvalidBrotliQualityTest {

    @Test
    void isRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> ProductionBuild.of(directory, Map.of("META-INF/resources/x.css", "body {}"),
                Map.of("quarkus.cache-buster.compression.brotli-quality", "12")))
                .hasStackTraceContaining("quarkus.cache-buster.compression.brotli-quality is 12, but must be between 0 and 11");
    }
}
