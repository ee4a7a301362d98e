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

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * A file whose bytes were compared with their hash after it was written.
 *
 * @param path that of the file, as text
 */
record VerifiedCopy(Path file, String path, Stamp stamp) {

    private static final int PART = 16 * 1024;

    /** What tells that a file is still the same, without a look at its bytes. The time is never compared with a clock. */
    private record Stamp(@Nullable Object key, FileTime modified, long size) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return new Stamp(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        }
    }

    boolean isUntouched() {
        try {
            return Stamp.of(file).equals(stamp);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param file empty
     * @throws VerifiedFiles.UnusableException if the file cannot be written
     * @throws IOException if the source cannot be read or has wrong bytes
     */
    static VerifiedCopy write(Source source, Path file) throws IOException {
        copy(source, file);
        PosixFileAttributeView owned = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (owned != null) {
            owned.setPermissions(EnumSet.of(PosixFilePermission.OWNER_READ));
        }
        // taken first, so that a change while it is read shows
        Stamp stamp = Stamp.of(file);
        if (!Fingerprint.of(Files.newInputStream(file)).equals(source.fingerprint())) {
            throw source.wrongBytes();
        }
        return new VerifiedCopy(file, file.toString(), stamp);
    }

    private static void copy(Source source, Path file) throws IOException {
        byte[] part = new byte[PART];
        try (InputStream input = source.open(); OutputStream output = open(file)) {
            for (int read; (read = input.read(part)) >= 0;) {
                write(output, part, read);
            }
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
}
