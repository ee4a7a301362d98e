package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;

/**
 * The assets as they are on disk now, for dev mode: each is read and hashed on every call.
 * <p>
 * As with Quarkus' own handlers, generated files take precedence over the live directories, and those over jars. Nothing is
 * cached between calls, since an unchanged timestamp doesn't prove that a file is unchanged.
 */
public final class LiveFiles implements AssetResolver {

    private static final Logger LOG = Logger.getLogger(LiveFiles.class);

    private final AssetRules rules;
    private final AssetManifest recorded;
    private final Map<String, Path> generatedFiles;
    private final LiveDirectories directories;
    private final StaticFiles classPath;

    /**
     * @param recorded the assets inside jars, which don't change while the application runs
     * @param generatedFiles files outside the directories, by canonical path
     * @param classPath finds the recorded assets
     */
    public LiveFiles(AssetRules rules, AssetManifest recorded, Map<String, Path> generatedFiles,
            LiveDirectories directories, StaticFiles classPath) {
        this.rules = rules;
        this.recorded = recorded;
        this.generatedFiles = Map.copyOf(generatedFiles);
        this.directories = directories;
        this.classPath = classPath;
    }

    /** Decides which files are assets. */
    public AssetRules rules() {
        return rules;
    }

    @Override
    public @Nullable Asset find(String path) {
        Path file = file(path);
        if (file == null) {
            return recorded.get(path);
        }
        try {
            Asset asset = rules.asset(path, Files.newInputStream(file), Files.size(file));
            LOG.debugf("Hashed '%s': %s", path, asset.cacheId());
            return asset;
        } catch (IOException e) {
            LOG.debugf(e, "'%s' vanished or is not readable", file);
            return null;
        }
    }

    /** The file of the asset with exactly this path; null if there is none or it is inside a jar. */
    public @Nullable Path file(String path) {
        Path file = generatedFiles.get(path);
        if (file == null && path.equals(AssetPath.canonical(path))) {
            file = directories.file(path);
        }
        return file != null && rules.includes(path) ? file : null;
    }

    @Override
    public boolean exists(String path) {
        return file(path) != null || recorded.get(path) != null;
    }

    /** The bytes of the asset with exactly this path; null if there is none. */
    public byte @Nullable [] read(String path) {
        try {
            Path file = file(path);
            if (file != null) {
                return Files.readAllBytes(file);
            }
            Asset asset = recorded.get(path);
            URL resource = asset == null ? null : classPath.find(path, asset.fingerprint());
            if (resource == null) {
                return null;
            }
            try (InputStream stream = classPath.open(resource)) {
                return stream.readAllBytes();
            }
        } catch (IOException e) {
            LOG.debugf(e, "'%s' vanished or is not readable", path);
            return null;
        }
    }

    /** Whether the file with this path has been deleted. */
    public boolean isGone(String path) {
        return path.equals(AssetPath.canonical(path)) && directories.hadSource(path) && file(path) == null
                && recorded.get(path) == null;
    }

    /** The asset for a file with this path and these bytes. */
    public Asset asset(String path, byte[] bytes) {
        return rules.asset(path, bytes);
    }

    @Override
    public boolean isDirectory(String path) {
        return recorded.isDirectory(path) || generatedFiles.keySet().stream().anyMatch(file -> file.startsWith(path + "/"))
                || path.equals(AssetPath.canonical(path)) && directories.isDirectory(path);
    }

    @Override
    public Collection<String> paths() {
        Set<String> paths = directories.paths();
        paths.removeIf(path -> !rules.includes(path));
        paths.addAll(recorded.paths());
        paths.addAll(generatedFiles.keySet());
        return paths;
    }
}
