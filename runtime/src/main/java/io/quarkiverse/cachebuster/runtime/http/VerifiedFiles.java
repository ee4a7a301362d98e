package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * Copies of resources on disk, sent by the operating system. Each is verified after writing, and written again if it has been
 * modified since.
 * <p>
 * The directory is private to this user and process, and deleted on shutdown. Whatever a killed process leaves behind is never
 * read again.
 */
final class VerifiedFiles implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(VerifiedFiles.class);
    private static final long RETRY_DELAY = TimeUnit.SECONDS.toNanos(10);

    /** The disk is full, not writable or missing. */
    static final class UnusableException extends IOException {

        UnusableException(IOException cause) {
            super(cause);
        }
    }

    private record Failure(long size, long time) {
    }

    private final Path parent;
    private final Map<Fingerprint, VerifiedCopy> copies = new ConcurrentHashMap<>();
    private @Nullable Path directory;
    private @Nullable Object owner;
    private boolean closed;
    private volatile @Nullable Failure failure;
    private volatile boolean reported;

    /** @param parent where to create the directory, on first use */
    VerifiedFiles(Path parent) {
        this.parent = parent.toAbsolutePath();
    }

    static VerifiedFiles inTemporaryDirectory() {
        return new VerifiedFiles(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The absolute path of the copy with these bytes; null if there is none or it has been modified. */
    @Nullable
    String find(Fingerprint fingerprint) {
        VerifiedCopy copy = copies.get(fingerprint);
        return copy != null && copy.isUnmodified() ? copy.path() : null;
    }

    /** Whether to try writing a file of this size: false shortly after a failure with the same or a smaller size. */
    boolean isUsable(long size) {
        Failure last = failure;
        return last == null || size < last.size() || System.nanoTime() - last.time() > RETRY_DELAY;
    }

    /** Whether a file of this size can probably be written. Creates the directory. */
    boolean hasRoomFor(long size) {
        try {
            return isUsable(size) && usableSpace(directory()) >= size;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Writes a copy.
     *
     * @return its absolute path
     * @throws UnusableException if it cannot be written
     * @throws IOException if the source cannot be read or has wrong bytes
     */
    String write(Source source) throws IOException {
        Path file = null;
        try {
            file = create(source.size());
            VerifiedCopy copy = VerifiedCopy.write(source, file);
            VerifiedCopy old = copies.put(source.fingerprint(), copy);
            if (old != null) {
                Files.deleteIfExists(old.file());
            }
            return copy.path();
        } catch (IOException e) {
            if (e instanceof UnusableException) {
                reportUnusable(source, e);
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }

    private Path create(long size) throws UnusableException {
        try {
            Path existing = directory();
            if (usableSpace(existing) < size) {
                throw new IOException("no space left for " + size + " bytes");
            }
            return Files.createTempFile(existing, "", ".asset");
        } catch (IOException e) {
            throw new UnusableException(e);
        }
    }

    /** Checked first, so that a full disk isn't filled over and over. */
    private static long usableSpace(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            // not available in some containers
            return Long.MAX_VALUE;
        }
    }

    private synchronized Path directory() throws IOException {
        if (closed) {
            throw new IOException("the application is shutting down");
        }
        Path existing = directory;
        if (existing == null || !isOurs(existing)) {
            // accessible only by the owner, if the file system supports it
            existing = Files.createTempDirectory(parent, "cache-buster-");
            owner = owner(existing);
            directory = existing;
        }
        return existing;
    }

    /** In a shared parent, another user may have replaced our directory after it was deleted. */
    private boolean isOurs(Path existing) {
        try {
            return Files.isDirectory(existing, LinkOption.NOFOLLOW_LINKS) && Objects.equals(owner(existing), owner);
        } catch (IOException e) {
            return false;
        }
    }

    /** The owner and the permissions; null if the file system doesn't support them. */
    private static @Nullable Object owner(Path directory) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class,
                LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return null;
        }
        PosixFileAttributes attributes = view.readAttributes();
        return List.of(attributes.owner(), attributes.permissions());
    }

    private void reportUnusable(Source source, IOException reason) {
        failure = new Failure(source.size(), System.nanoTime());
        if (reported) {
            LOG.debugf(reason, "Cannot write a copy of %d bytes", source.size());
        } else {
            reported = true;
            LOG.warnf("Cannot copy large assets to '%s' (%s); streaming them without range support instead", parent,
                    String.valueOf(reason.getCause()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        copies.clear();
        Path existing = directory;
        if (existing == null || !isOurs(existing)) {
            return;
        }
        try (Stream<Path> files = Files.list(existing)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(existing);
        } catch (IOException e) {
            LOG.debugf(e, "Cannot delete '%s'", existing);
        }
    }
}
