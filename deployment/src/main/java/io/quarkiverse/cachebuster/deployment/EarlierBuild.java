package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * The archive of an earlier build. Nothing in it is trusted: each entry is stored as it is, so it cannot be larger than the
 * file, and each is compared with the size and hash that the manifest declares.
 */
final class EarlierBuild implements AutoCloseable {

    /** Describes a million assets. */
    private static final long MAX_MANIFEST_SIZE = 256 << 20;

    private final ZipFile zip;
    private final BuildManifest manifest;

    private EarlierBuild(ZipFile zip, BuildManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * @param file whose name is the SHA-256 of its bytes
     * @throws IllegalArgumentException if it isn't an archive; the message says why
     */
    static EarlierBuild open(Path file) throws IOException {
        verifyName(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a zip file: " + AssetProblem.safe(String.valueOf(e.getMessage())), e);
        }
        try {
            byte[] json = read(zip, HistoryArchive.MANIFEST, MAX_MANIFEST_SIZE);
            return new EarlierBuild(zip, BuildManifest.parse(new String(json, StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void verifyName(Path file) throws IOException {
        Fingerprint fingerprint;
        try {
            fingerprint = Fingerprint.of(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("does not exist", e);
        }
        if (!file.getFileName().toString().equals(fingerprint.hex() + ".zip")) {
            throw new IllegalArgumentException("is damaged: the SHA-256 of its bytes is " + fingerprint.hex());
        }
    }

    BuildManifest manifest() {
        return manifest;
    }

    /**
     * The bytes of this private resource.
     *
     * @throws IllegalArgumentException if there are none with this hash and size
     */
    byte[] read(String resource, Fingerprint fingerprint, long size) throws IOException {
        String name = HistoryArchive.entryName(resource);
        byte[] bytes = read(zip, name, size);
        if (bytes.length != size || !Fingerprint.of(bytes).equals(fingerprint)) {
            throw differs(name);
        }
        return bytes;
    }

    /** Does the same without keeping the bytes, which may not fit into memory. */
    void verify(String resource, Fingerprint fingerprint, long size) throws IOException {
        String name = HistoryArchive.entryName(resource);
        ZipEntry entry = entry(zip, name);
        if (entry.getSize() != size) {
            throw differs(name);
        }
        try {
            if (!Fingerprint.of(zip.getInputStream(entry)).equals(fingerprint)) {
                throw differs(name);
            }
        } catch (ZipException e) {
            throw damaged(name, e);
        }
    }

    /** The number of entries, duplicates included. */
    int size() {
        return zip.size();
    }

    private static byte[] read(ZipFile zip, String name, long maxSize) throws IOException {
        ZipEntry entry = entry(zip, name);
        if (entry.getSize() > maxSize) {
            throw new IllegalArgumentException(
                    "has an entry '" + name + "' of " + entry.getSize() + " bytes, of which at most " + maxSize
                            + " are expected");
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
            return bytes.readAllBytes();
        } catch (ZipException e) {
            throw damaged(name, e);
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException("has no entry '" + name + "'");
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getCompressedSize() != entry.getSize()) {
            throw new IllegalArgumentException("has a compressed entry '" + name + "', which no build writes");
        }
        return entry;
    }

    private static IllegalArgumentException differs(String name) {
        return new IllegalArgumentException("has an entry '" + name + "' with other bytes than its manifest.json says");
    }

    private static IllegalArgumentException damaged(String name, ZipException e) {
        return new IllegalArgumentException("has a damaged entry '" + name + "'", e);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
