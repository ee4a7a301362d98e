package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Interprets {@code quarkus.cache-buster.publish.directory}.
 */
final class PublishDirectory {

    private static final String KEY = "quarkus.cache-buster.publish.directory";

    private PublishDirectory() {
    }

    /**
     * @param configured absolute, or relative to the project
     * @param sources directories whose files become part of the application
     * @throws ConfigurationException if there cannot be a published tree
     */
    static Path of(String configured, Path project, Iterable<Path> sources) {
        Path directory = ProjectPath.of(KEY, configured, project);
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new ConfigurationException(KEY + " is '" + configured + "', which is a file; choose a directory");
        }
        List<Path> all = new ArrayList<>(List.of(project.resolve("src/main/resources")));
        sources.forEach(all::add);
        for (Path source : all) {
            if (directory.startsWith(source.toAbsolutePath().normalize())) {
                throw new ConfigurationException(KEY + " is '" + configured + "', so the next build would make the published"
                        + " files part of the application; choose a directory outside of '" + source.getFileName() + "'");
            }
        }
        return directory;
    }
}
