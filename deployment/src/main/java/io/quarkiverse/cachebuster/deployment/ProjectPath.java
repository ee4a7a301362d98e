package io.quarkiverse.cachebuster.deployment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Interprets configured paths, which are absolute or relative to the project.
 */
final class ProjectPath {

    private ProjectPath() {
    }

    /**
     * @param key the configuration key, for messages
     * @throws ConfigurationException if the file system has no such path
     */
    static Path of(String key, String configured, Path project) {
        try {
            return project.resolve(configured).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    key + " is " + AssetProblem.quoted(configured) + ", which is not a valid path: " + e.getReason(), e);
        }
    }
}
