package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class PublishDirectoryTest {

    @TempDir
    Path project;

    @BeforeEach
    void createProject() throws IOException {
        Files.createDirectories(project.resolve("target/classes"));
        Files.createFile(project.resolve("file"));
    }

    private Path directory(String configured) {
        return PublishDirectory.of(configured, project, List.of(project.resolve("target/classes")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "published", "target/published", "../cdn", "a/../published" })
    void isRelativeToTheProject(String configured) {
        assertThat(directory(configured)).isEqualTo(project.resolve(configured).normalize());
    }

    @Test
    void mayBeAbsolute() {
        Path absolute = project.resolveSibling("published");

        assertThat(directory(absolute.toString())).isEqualTo(absolute);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "file | which is a file; choose a directory",
            "target/classes | so the next build would make the published files part of the application; choose a directory outside of 'classes'",
            "target/classes/META-INF/resources | so the next build would make the published files part of the application; choose a directory outside of 'classes'",
            "src/main/resources/META-INF | so the next build would make the published files part of the application; choose a directory outside of 'resources'" })
    void isRefusedIf(String configured, String problem) {
        assertThatThrownBy(() -> directory(configured)).isInstanceOf(ConfigurationException.class)
                .hasMessage("quarkus.cache-buster.publish.directory is '" + configured + "', " + problem);
    }
}
