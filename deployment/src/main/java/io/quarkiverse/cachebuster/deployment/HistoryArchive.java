package io.quarkiverse.cachebuster.deployment;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Variant;

/**
 * Writes what this build serves, for the history of later ones. The same assets give the same bytes: entries are sorted and
 * not compressed, since JDKs compress differently.
 */
final class HistoryArchive {

    static final String MANIFEST = "manifest.json";
    private static final String CONTENT = "content/";
    private static final int BUFFER_SIZE = 1 << 16;
    /** Independent of the time zone, unlike a time in milliseconds. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private interface Source {

        InputStream open() throws IOException;
    }

    /** @param description names it in messages */
    private record Entry(String description, Source source, Fingerprint fingerprint, long size) {

        static Entry of(String description, byte[] bytes) {
            return new Entry(description, () -> new ByteArrayInputStream(bytes), Fingerprint.of(bytes), bytes.length);
        }
    }

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    /** @param served has the bytes of the assets in the manifest */
    HistoryArchive(BuildManifest manifest, ServedAssetsBuildItem served) {
        entries.put(MANIFEST, Entry.of(MANIFEST, manifest.json().getBytes(StandardCharsets.UTF_8)));
        for (Asset asset : manifest.assets()) {
            Content content = asset.content();
            entries.put(entryName(content.resource()),
                    new Entry(asset.path(), () -> served.open(asset), content.fingerprint(), content.size()));
            for (Variant variant : content.variants()) {
                entries.put(entryName(content.resource(variant.coding())),
                        Entry.of(asset.path(), served.variant(content, variant.coding())));
            }
        }
    }

    /** The name of the entry with the bytes of this private resource. */
    static String entryName(String resource) {
        return CONTENT + resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** Writes atomically. Files are streamed, since videos may not fit into memory. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // not a temporary file of the JDK, which only its owner could read
        Path temporary = file.resolveSibling("new" + UUID.randomUUID());
        try {
            // buffered, since ZipOutputStream writes headers byte by byte
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER_SIZE);
                    ZipOutputStream zip = new ZipOutputStream(stream)) {
                entries.forEach((name, entry) -> write(name, entry, zip));
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(String name, Entry entry, ZipOutputStream zip) {
        try {
            ZipEntry header = new ZipEntry(name);
            header.setMethod(ZipEntry.STORED);
            header.setTimeLocal(TIME);
            header.setSize(entry.size());
            header.setCompressedSize(entry.size());
            header.setCrc(verifiedChecksum(entry));
            zip.putNextEntry(header);
            try (InputStream bytes = entry.source().open()) {
                // fails if they have changed since their checksum was computed
                bytes.transferTo(zip);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long verifiedChecksum(Entry entry) throws IOException {
        CheckedInputStream bytes = new CheckedInputStream(entry.source().open(), new CRC32());
        if (!Fingerprint.of(bytes).equals(entry.fingerprint())) {
            throw new IOException("'" + entry.description() + "' changed during the build");
        }
        return bytes.getChecksum().getValue();
    }
}
