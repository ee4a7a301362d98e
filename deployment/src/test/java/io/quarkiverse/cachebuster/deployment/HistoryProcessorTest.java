package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;

class HistoryProcessorTest {

    private record History(Optional<String> directory, Optional<String> archive, int builds, MemorySize maxSize)
            implements
                HistoryConfig.History {

        static History of(String directory, String archive) {
            return new History(Optional.of(directory), Optional.of(archive), 5, null);
        }
    }

    @TempDir
    Path project;

    @Test
    void resolvesTheArchiveAgainstTheProjectDirectory() {
        assertThat(archive("archives", "archives-new/history.zip")).contains(project.resolve("archives-new/history.zip"));
    }

    @Test
    void neverWritesIntoTheDirectoryOfEarlierBuilds() {
        assertThatThrownBy(() -> archive("archives", "other/../archives/history.zip"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("quarkus.cache-buster.history.archive is '" + project.resolve("archives/history.zip")
                        + "', which is inside of '" + project.resolve("archives")
                        + "' (quarkus.cache-buster.history.directory); choose a file elsewhere, which history.sh then adds"
                        + " to that directory");
    }

    private Optional<Path> archive(String directory, String archive) {
        return HistoryProcessor.archive(History.of(directory, archive), new OutputTargetBuildItem(project.resolve("target"),
                "app", "app", false, new Properties(), Optional.empty()));
    }
}
