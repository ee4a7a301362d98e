package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * All assets of the application before they are hashed.
 */
final class ScannedAssetsBuildItem extends SimpleBuildItem {

    private final List<ScannedAsset> assets;
    private final List<Path> directories;
    private final Map<String, Path> generatedFiles;
    private final List<ScannedAsset> viteManifests;

    ScannedAssetsBuildItem(List<ScannedAsset> assets, List<Path> directories, Map<String, Path> generatedFiles,
            List<ScannedAsset> viteManifests) {
        this.assets = assets;
        this.directories = directories;
        this.generatedFiles = generatedFiles;
        this.viteManifests = viteManifests;
    }

    /** Sorted by path; the paths are distinct. */
    List<ScannedAsset> assets() {
        return assets;
    }

    /** The static roots that are directories, in class path order. */
    List<Path> directories() {
        return directories;
    }

    /** Generated static resources that are files on disk, by path. */
    Map<String, Path> generatedFiles() {
        return generatedFiles;
    }

    /** The manifests of Vite among the static resources, assets or not; several dependencies may have the same path. */
    List<ScannedAsset> viteManifests() {
        return viteManifests;
    }
}
