package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * Copies of resources on disk, for the operating system to send. Each was compared with its hash after it was written, and
 * is written again if it does not look as it did then.
 * <p>
 * They are in a directory that only this user can enter and that belongs to this process, which deletes it at the end. What a
 * killed process leaves behind is never read by another one.
 */
final class VerifiedFiles implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(VerifiedFiles.class);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);
    private static final int PART = 16 * 1024;

    /** The disk has no room, or there is no disk. */
    static final class UnusableException extends IOException {

        private UnusableException(IOException cause) {
            super(cause);
        }
    }

    /** What tells that a file is still the same, without a look at its bytes. The time is never compared with a clock. */
    private record Stamp(@Nullable Object key, FileTime modified, long size) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return new Stamp(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        }
    }

    private record Copy(Path file, String path, Stamp stamp) {
    }

    private record Failure(long size, long time) {
    }

    private final Path parent;
    private final Map<Fingerprint, Copy> copies = new ConcurrentHashMap<>();
    private @Nullable Path directory;
    private boolean closed;
    private volatile @Nullable Failure failure;
    private volatile boolean reported;

    /** @param parent where the directory is made, when it is needed first */
    VerifiedFiles(Path parent) {
        this.parent = parent.toAbsolutePath();
    }

    static VerifiedFiles inTemporaryDirectory() {
        return new VerifiedFiles(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The absolute path of the copy with these bytes; null if there is none or if somebody has touched it. */
    @Nullable
    String find(Fingerprint fingerprint) {
        Copy copy = copies.get(fingerprint);
        if (copy == null) {
            return null;
        }
        try {
            return Stamp.of(copy.file()).equals(copy.stamp()) ? copy.path() : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether it makes sense to write a file of this size: it did not fail just now. */
    boolean isUsable(long size) {
        Failure last = failure;
        return last == null || size < last.size() || System.nanoTime() - last.time() > PAUSE;
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
            copy(source, file);
            Copy copy = new Copy(file, file.toString(), verify(source, file));
            Copy old = copies.put(source.fingerprint(), copy);
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
            if (Files.getFileStore(existing).getUsableSpace() < size) {
                throw new IOException("no space left for " + size + " bytes");
            }
            return Files.createTempFile(existing, "", ".asset");
        } catch (IOException e) {
            throw new UnusableException(e);
        }
    }

    private synchronized Path directory() throws IOException {
        if (closed) {
            throw new IOException("the application ends");
        }
        Path existing = directory;
        if (existing == null || !Files.isDirectory(existing, LinkOption.NOFOLLOW_LINKS)) {
            // for nobody but the owner, where the file system knows owners
            existing = Files.createTempDirectory(parent, "cache-buster-");
            directory = existing;
        }
        return existing;
    }

    private static void copy(Source source, Path file) throws IOException {
        byte[] part = new byte[PART];
        try (InputStream input = source.open(); OutputStream output = open(file)) {
            for (int read; (read = input.read(part)) >= 0;) {
                write(output, part, read);
            }
        }
    }

    private static OutputStream open(Path file) throws UnusableException {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UnusableException(e);
        }
    }

    private static void write(OutputStream output, byte[] part, int length) throws UnusableException {
        try {
            output.write(part, 0, length);
        } catch (IOException e) {
            throw new UnusableException(e);
        }
    }

    private static Stamp verify(Source source, Path file) throws IOException {
        PosixFileAttributeView owned = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (owned != null) {
            owned.setPermissions(EnumSet.of(PosixFilePermission.OWNER_READ));
        }
        // taken first, so that a change while it is read shows
        Stamp stamp = Stamp.of(file);
        if (!Fingerprint.of(Files.newInputStream(file)).equals(source.fingerprint())) {
            throw source.wrongBytes();
        }
        return stamp;
    }

    private void reportUnusable(Source source, IOException reason) {
        failure = new Failure(source.size(), System.nanoTime());
        if (reported) {
            LOG.debugf(reason, "No copy of %d bytes", source.size());
        } else {
            reported = true;
            LOG.warnf("Cannot copy large assets to '%s' (%s); they are sent without ranges, and with more work", parent,
                    String.valueOf(reason.getCause()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        copies.clear();
        Path existing = directory;
        if (existing == null) {
            return;
        }
        try (Stream<Path> files = Files.list(existing)) {
            for (Path file : (List<Path>) files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(existing);
        } catch (IOException e) {
            LOG.debugf(e, "Cannot delete '%s'", existing);
        }
    }
}
