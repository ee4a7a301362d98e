package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Hashing;

/**
 * A file whose bytes were verified after writing.
 *
 * @param path the path of the file as text
 * @param stamp attributes that reveal a modification without reading the file; never compared with a clock
 */
record VerifiedCopy(Path file, String path, Map<String, Object> stamp) {

    private static final int BUFFER_SIZE = 16 * 1024;
    /** Not even the owner of a file can set its {@code ctime}. */
    private static final String ATTRIBUTES = FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
            ? "unix:fileKey,size,lastModifiedTime,ctime"
            : "basic:fileKey,size,lastModifiedTime";

    private static Map<String, Object> stamp(Path file) throws IOException {
        return Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    boolean isUnmodified() {
        try {
            return stamp(file).equals(stamp);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param file an empty file
     * @throws VerifiedFiles.UnusableException if the file cannot be written, or differs from the source afterwards
     * @throws IOException if the source cannot be read or has wrong bytes
     */
    static VerifiedCopy write(Source source, Path file) throws IOException {
        copy(source, file);
        try {
            return verify(source, file);
        } catch (IOException e) {
            throw new VerifiedFiles.UnusableException(e);
        }
    }

    private static VerifiedCopy verify(Source source, Path file) throws IOException {
        PosixFileAttributeView owned = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (owned != null) {
            owned.setPermissions(EnumSet.of(PosixFilePermission.OWNER_READ));
        }
        // before reading, so that a concurrent modification is detected
        Map<String, Object> stamp = stamp(file);
        if (!Fingerprint.of(Files.newInputStream(file)).equals(source.fingerprint())) {
            throw source.wrongBytes();
        }
        return new VerifiedCopy(file, file.toString(), stamp);
    }

    private static void copy(Source source, Path file) throws IOException {
        Hashing hashing = new Hashing();
        byte[] part = new byte[BUFFER_SIZE];
        try (InputStream input = source.open(); OutputStream output = open(file)) {
            for (int read; (read = input.read(part)) >= 0;) {
                hashing.add(part, 0, read);
                write(output, part, read);
            }
            close(output);
        }
        if (!hashing.fingerprint().equals(source.fingerprint())) {
            throw source.wrongBytes();
        }
    }

    private static OutputStream open(Path file) throws VerifiedFiles.UnusableException {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new VerifiedFiles.UnusableException(e);
        }
    }

    private static void write(OutputStream output, byte[] part, int length) throws VerifiedFiles.UnusableException {
        try {
            output.write(part, 0, length);
        } catch (IOException e) {
            throw new VerifiedFiles.UnusableException(e);
        }
    }

    /** Network file systems may report a lack of space only on close. */
    private static void close(OutputStream output) throws VerifiedFiles.UnusableException {
        try {
            output.close();
        } catch (IOException e) {
            throw new VerifiedFiles.UnusableException(e);
        }
    }
}
