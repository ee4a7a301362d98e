package io.quarkiverse.cachebuster.deployment;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jboss.logging.Logger;

import io.quarkiverse.cachebuster.deployment.ScannedAsset.Origin;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkus.bootstrap.classloading.ClassPathElement;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.paths.OpenPathTree;
import io.quarkus.paths.PathCollection;
import io.quarkus.paths.PathVisit;
import io.quarkus.vertx.http.deployment.spi.GeneratedStaticResourceBuildItem;

/**
 * Finds the assets in the order in which Quarkus' static handlers look for them: generated static resources first, then
 * {@code META-INF/resources} of each runtime class path element. The first resource with a path wins.
 */
final class AssetScanner {

    private static final Logger LOG = Logger.getLogger(AssetScanner.class);
    private static final String STATIC_ROOT = "META-INF/resources";

    private final AssetRules rules;
    private final PathCollection applicationRoots;
    private final SortedMap<String, ScannedAsset> assets = new TreeMap<>();
    private final Map<String, Path> generatedFiles = new HashMap<>();
    private final List<Path> directories = new ArrayList<>();
    private final List<ScannedAsset> viteManifests = new ArrayList<>();
    private final DuplicatePaths duplicates = new DuplicatePaths();

    /** @param applicationRoots the class path elements of the application itself */
    AssetScanner(AssetRules rules, PathCollection applicationRoots) {
        this.rules = rules;
        this.applicationRoots = applicationRoots;
    }

    ScannedAssetsBuildItem scan(List<GeneratedStaticResourceBuildItem> generatedResources) {
        generatedResources.forEach(this::addGenerated);
        for (ClassPathElement element : QuarkusClassLoader.getElements(STATIC_ROOT, false)) {
            if (element.isRuntime()) {
                addElement(element);
            }
        }
        duplicates.warn();
        return new ScannedAssetsBuildItem(List.copyOf(assets.values()), List.copyOf(directories), Map.copyOf(generatedFiles),
                List.copyOf(viteManifests));
    }

    private void addGenerated(GeneratedStaticResourceBuildItem resource) {
        String path = resource.getEndpoint();
        ScannedAsset asset = resource.isFile() ? ScannedAsset.file(path, resource.getFile()).from(Origin.GENERATED)
                : ScannedAsset.inMemory(path, resource.getContent());
        addIfViteManifest(asset);
        if (isAsset(path)) {
            assets.put(path, asset);
            if (resource.isFile()) {
                generatedFiles.put(path, resource.getFile().toAbsolutePath());
            }
        }
    }

    private void addElement(ClassPathElement element) {
        // the tree stays open as long as the class loader, so its paths can be read later
        element.apply(tree -> {
            addTree(element, tree);
            return null;
        });
    }

    private void addTree(ClassPathElement element, OpenPathTree tree) {
        boolean dependency = !applicationRoots.contains(element.getRoot());
        tree.walkIfContains(STATIC_ROOT, visit -> {
            String path = visit.getRelativePath().substring(STATIC_ROOT.length());
            if (path.isEmpty()) {
                addDirectory(visit);
            } else if (!Files.isDirectory(visit.getPath())) {
                ScannedAsset file = ScannedAsset.file(path, visit.getPath());
                ScannedAsset asset = dependency ? file.fromDependency(nameOf(element)) : file.from(Origin.APPLICATION);
                addIfViteManifest(asset);
                if (isAsset(path)) {
                    boolean first = assets.putIfAbsent(path, asset) == null;
                    if (dependency && duplicates.add(path, element.getRoot(), first)) {
                        assets.computeIfPresent(path, (key, known) -> known.uncertain());
                    }
                }
            }
        });
    }

    /** Such as {@code bootstrap-5.3.3}. */
    private static String nameOf(ClassPathElement element) {
        ResolvedDependency dependency = element.getResolvedDependency();
        return dependency == null ? String.valueOf(element.getRoot().getFileName())
                : dependency.getArtifactId() + "-" + dependency.getVersion();
    }

    private void addIfViteManifest(ScannedAsset asset) {
        if (asset.path().endsWith(ViteManifest.PATH)) {
            viteManifests.add(asset);
        }
    }

    private void addDirectory(PathVisit visit) {
        if (visit.getPath().getFileSystem() == FileSystems.getDefault()) {
            directories.add(visit.getPath().toAbsolutePath());
        }
    }

    private boolean isAsset(String path) {
        if (!path.equals(AssetPath.canonical(path))) {
            LOG.debugf("Ignoring '%s': no URL can refer to a file with this name", path);
            return false;
        }
        return rules.includes(path);
    }
}
