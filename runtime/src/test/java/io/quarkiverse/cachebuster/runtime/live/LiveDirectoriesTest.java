package io.quarkiverse.cachebuster.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;

class LiveDirectoriesTest {

    static List<Configuration> fileSystems() {
        return List.of(Configuration.unix(), Configuration.osX(), Configuration.windows());
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void areCaseSensitiveAboutSources(Configuration configuration) throws IOException {
        try (FileSystem fileSystem = Jimfs.newFileSystem(configuration)) {
            Path source = Files.createDirectories(fileSystem.getPath("src"));
            Files.writeString(source.resolve("x.css"), "x");
            LiveDirectories directories = LiveDirectories.of(List.of(source), List.of());

            assertThat(directories.hadSource("/x.css")).isTrue();
            assertThat(directories.hadSource("/X.css")).isFalse();
            assertThat(directories.with(List.of()).hadSource("/X.css")).isFalse();
            assertThat(directories.file("/X.css")).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void readNothingOutsideThemselves(Configuration configuration) throws IOException {
        try (FileSystem fileSystem = Jimfs.newFileSystem(configuration)) {
            Path secret = fileSystem.getRootDirectories().iterator().next().resolve("secret.txt");
            Files.writeString(secret, "secret");
            Path source = Files.createDirectories(secret.resolveSibling("src"));
            LiveDirectories directories = LiveDirectories.of(List.of(source), List.of(source));

            for (String path : List.of("/" + secret, "/" + secret.toString().replace('\\', '/'), "/../secret.txt")) {
                assertThat(directories.file(path)).isNull();
                assertThat(directories.isDirectory(path)).isFalse();
                assertThat(directories.hadSource(path)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void listThePathsOfAllFiles(Configuration configuration) throws IOException {
        try (FileSystem fileSystem = Jimfs.newFileSystem(configuration)) {
            Path source = Files.createDirectories(fileSystem.getPath("src"));
            Path output = Files.createDirectories(fileSystem.getPath("out", "Dir"));
            Files.writeString(source.resolve("kept.css"), "x");
            Path deleted = Files.writeString(source.resolve("deleted.css"), "x");
            Files.writeString(output.resolve("Generated.css"), "x");
            Files.writeString(output.getParent().resolve("kept.css"), "x");
            Files.writeString(output.getParent().resolve("deleted.css"), "x");
            LiveDirectories directories = LiveDirectories.of(List.of(source), List.of(output.getParent()));
            Files.delete(deleted);

            assertThat(directories.paths()).containsExactlyInAnyOrder("/kept.css", "/Dir/Generated.css")
                    .allMatch(path -> directories.file(path) != null);
        }
    }
}
