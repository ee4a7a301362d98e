package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * Finds static files in the places where Quarkus' own handler does: the working directory of Vert.x, then the class path.
 */
public final class StaticFiles {

    private static final String STATIC_ROOT = "META-INF/resources";

    /** Few applications have the directory, so not every request needs to check the disk. */
    private static final long CHECK_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final ClassLoader classLoader;
    private final Path workingDirectory;
    private final ClassPathReads reads = new ClassPathReads(Duration.ofSeconds(5));
    private volatile boolean mayOverride;
    private volatile long checkedAt = System.nanoTime() - CHECK_INTERVAL;

    public StaticFiles(ClassLoader classLoader, Path workingDirectory) {
        this.classLoader = classLoader;
        this.workingDirectory = workingDirectory;
    }

    /** The static files of the running application. */
    public static StaticFiles ofApplication() {
        return new StaticFiles(Thread.currentThread().getContextClassLoader(), Path.of(System.getProperty("vertx.cwd", ".")));
    }

    /** All files on the class path with this path, starting with the one that Quarkus would send. */
    public List<URL> onClassPath(String path) throws IOException {
        return reads.run(path, () -> Collections.list(classLoader.getResources(STATIC_ROOT + path)));
    }

    /** The resource of the application with this name. */
    public URL resource(String name) throws IOException {
        URL resource = reads.run(name, () -> classLoader.getResource(name));
        if (resource == null) {
            throw new IOException("the resource '" + name + "' does not exist");
        }
        return resource;
    }

    /** The bytes of a file or resource on the class path; the caller closes the stream. */
    public InputStream open(URL file) throws IOException {
        return reads.run(file.toString(), file::openStream);
    }

    /** The file in the working directory that Quarkus would send instead of one on the class path, or null. */
    public @Nullable Path inWorkingDirectory(String path) {
        if (!mayOverride()) {
            return null;
        }
        try {
            Path file = workingDirectory.resolve(STATIC_ROOT + path);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Notices a new directory within a tenth of a second. */
    private boolean mayOverride() {
        long now = System.nanoTime();
        if (now - checkedAt >= CHECK_INTERVAL) {
            mayOverride = Files.isDirectory(workingDirectory.resolve(STATIC_ROOT));
            checkedAt = now;
        }
        return mayOverride;
    }

    /** The first file on the class path with this path that has these bytes, or null. */
    public @Nullable URL find(String path, Fingerprint fingerprint) throws IOException {
        for (URL file : onClassPath(path)) {
            if (Fingerprint.of(open(file)).equals(fingerprint)) {
                return file;
            }
        }
        return null;
    }
}
