package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * Finds static files where Quarkus' own handler finds them: in the working directory of Vert.x, then on the class path.
 */
public final class StaticFiles {

    private static final String STATIC_ROOT = "META-INF/resources";

    private final ClassLoader classLoader;
    private final Path workingDirectory;

    public StaticFiles(ClassLoader classLoader, Path workingDirectory) {
        this.classLoader = classLoader;
        this.workingDirectory = workingDirectory;
    }

    /** The static files of the running application. */
    public static StaticFiles ofApplication() {
        return new StaticFiles(Thread.currentThread().getContextClassLoader(), Path.of(System.getProperty("vertx.cwd", ".")));
    }

    /** The file that Quarkus would send, or null. */
    public @Nullable URL find(String path) throws IOException {
        List<URL> all = all(path);
        return all.isEmpty() ? null : all.get(0);
    }

    /** All files with this path, the one that Quarkus would send first. */
    private List<URL> all(String path) throws IOException {
        List<URL> files = new ArrayList<>();
        Path file = inWorkingDirectory(path);
        if (file != null) {
            files.add(file.toUri().toURL());
        }
        files.addAll(Collections.list(classLoader.getResources(STATIC_ROOT + path)));
        return files;
    }

    /** The file of the working directory that Quarkus would send in place of one on the class path, or null. */
    public @Nullable Path inWorkingDirectory(String path) {
        try {
            Path file = workingDirectory.resolve(STATIC_ROOT + path);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** The first file with this path that has these bytes, or null. */
    public @Nullable URL find(String path, Fingerprint fingerprint) throws IOException {
        for (URL file : all(path)) {
            if (Fingerprint.of(file.openStream()).equals(fingerprint)) {
                return file;
            }
        }
        return null;
    }

    /** The bytes of a resource of the application. */
    public byte[] read(String resource) throws IOException {
        try (InputStream stream = classLoader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("the application has no resource '" + resource + "'");
            }
            return stream.readAllBytes();
        }
    }
}
