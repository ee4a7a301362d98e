package io.quarkiverse.cachebuster.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.UUID;

import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Hashing;

/**
 * Writes files into a directory that contains those of earlier builds and that a server may be reading. Each file is replaced
 * atomically, and files that have the right bytes are not touched. Of what earlier builds wrote, only variants are deleted that
 * a server would send instead of bytes that they don't belong to.
 */
final class PublishedTree {

    private final Path root;
    private final ServedAssetsBuildItem served;
    private int written;

    PublishedTree(Path root, ServedAssetsBuildItem served) {
        this.root = root;
        this.served = served;
    }

    /** The number of files written so far, without those that were there already. */
    int written() {
        return written;
    }

    /** @param files by name, with all variants */
    void write(SortedMap<String, PublishedFile> files) throws IOException {
        for (PublishedFile file : files.values()) {
            if (file.variant() == null) {
                write(file, files);
            }
        }
    }

    private void write(PublishedFile file, SortedMap<String, PublishedFile> files) throws IOException {
        boolean changed = !isUpToDate(file);
        for (ContentCoding coding : ContentCoding.values()) {
            String name = file.file() + PublishedFile.suffix(coding);
            PublishedFile neighbour = files.get(name);
            if (neighbour == null || changed && neighbour.variant() != null) {
                // before the file changes, or the server would combine the new file with the old variant
                Files.deleteIfExists(path(name));
            }
        }
        if (changed) {
            copy(file);
        }
        for (ContentCoding coding : ContentCoding.values()) {
            PublishedFile variant = files.get(file.file() + PublishedFile.suffix(coding));
            if (variant != null && variant.variant() != null && !isUpToDate(variant)) {
                copy(variant);
            }
        }
    }

    /** Writes a file that is not an asset. */
    void write(String name, byte[] bytes) throws IOException {
        Path path = path(name);
        if (!hasBytes(path, bytes.length, Fingerprint.of(bytes))) {
            replace(path, new ByteArrayInputStream(bytes), Fingerprint.of(bytes));
        }
    }

    private boolean isUpToDate(PublishedFile file) throws IOException {
        return hasBytes(path(file.file()), file.size(), file.fingerprint());
    }

    private static boolean hasBytes(Path path, long size, Fingerprint fingerprint) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) == size
                && Fingerprint.of(Files.newInputStream(path)).equals(fingerprint);
    }

    private void copy(PublishedFile file) throws IOException {
        Path path = path(file.file());
        try (InputStream bytes = open(file)) {
            if (!replace(path, bytes, file.fingerprint())) {
                throw new IOException("'" + file.asset().path() + "' changed during the build");
            }
        }
        written++;
    }

    private InputStream open(PublishedFile file) throws IOException {
        if (file.variant() != null) {
            return new ByteArrayInputStream(served.variant(file.content(), file.variant().coding()));
        }
        return file.content() == file.asset().content() ? served.open(file.asset()) : served.openOwn(file.asset());
    }

    /** Returns false, and leaves the file alone, if the bytes don't have this hash. JDK temporary files would be private. */
    private static boolean replace(Path path, InputStream bytes, Fingerprint fingerprint) throws IOException {
        Files.createDirectories(path.getParent());
        Path temporary = path.resolveSibling(".new" + UUID.randomUUID());
        try {
            Hashing hashing = new Hashing();
            try (OutputStream out = Files.newOutputStream(temporary)) {
                byte[] part = new byte[16 * 1024];
                for (int read; (read = bytes.read(part)) >= 0;) {
                    hashing.add(part, 0, read);
                    out.write(part, 0, read);
                }
            }
            if (!hashing.fingerprint().equals(fingerprint)) {
                return false;
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** @throws IOException if the file would not be inside the tree */
    private Path path(String name) throws IOException {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("'" + name + "' is outside of '" + root + "'");
        }
        for (Path directory = path.getParent(); !directory.equals(root); directory = directory.getParent()) {
            if (Files.isSymbolicLink(directory)) {
                throw new IOException("'" + directory + "' is a symbolic link");
            }
        }
        return path;
    }
}
