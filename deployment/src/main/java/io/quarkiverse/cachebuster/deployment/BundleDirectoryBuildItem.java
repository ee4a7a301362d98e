package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Path;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * A directory to which another extension's bundler writes files that become static resources.
 */
final class BundleDirectoryBuildItem extends MultiBuildItem {

    private final Path directory;
    private final boolean hashedNames;

    /** @param hashedNames whether the file names contain a hash of the content, which they may not in dev mode */
    BundleDirectoryBuildItem(Path directory, boolean hashedNames) {
        this.directory = directory.toAbsolutePath().normalize();
        this.hashedNames = hashedNames;
    }

    boolean contains(Path file) {
        return file.normalize().startsWith(directory);
    }

    boolean hashedNames() {
        return hashedNames;
    }
}
