package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Hashing;

/**
 * Keeps compressed bytes for later builds. Each entry starts with a hash of its name and bytes, so that truncated or renamed
 * entries count as missing. This only protects against accidents; callers must decode the bytes to verify them.
 */
final class CompressionCache {

    private static final Logger LOG = Logger.getLogger(CompressionCache.class);
    private static final int HASH_LENGTH = 32;
    private static final String NEW = "new";
    /** No file takes this long to compress. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path directory;

    /** @param directory created when needed */
    CompressionCache(Path directory) {
        this.directory = directory;
        deleteAbandoned();
    }

    /** Its last two directories, such as {@code target/cache-buster}. */
    String name() {
        int names = directory.getNameCount();
        return directory.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
    }

    /** Returns null if the entry is missing or damaged. */
    byte @Nullable [] get(String name) throws IOException {
        byte[] entry;
        try {
            entry = Files.readAllBytes(directory.resolve(name));
        } catch (NoSuchFileException e) {
            return null;
        }
        if (entry.length < HASH_LENGTH) {
            return null;
        }
        byte[] bytes = Arrays.copyOfRange(entry, HASH_LENGTH, entry.length);
        return Arrays.equals(entry, 0, HASH_LENGTH, hash(name, bytes), 0, HASH_LENGTH) ? bytes : null;
    }

    /** The number of bytes that were put under this name, or -1 if there is no such entry. Doesn't read the entry. */
    long size(String name) {
        long size = directory.resolve(name).toFile().length();
        return size < HASH_LENGTH ? -1 : size - HASH_LENGTH;
    }

    /** Writes atomically, so that neither a concurrent nor an interrupted build exposes a partial entry. */
    void put(String name, byte[] bytes) throws IOException {
        Files.createDirectories(directory);
        Path temporary = Files.createTempFile(directory, NEW, "");
        try {
            byte[] entry = Arrays.copyOf(hash(name, bytes), HASH_LENGTH + bytes.length);
            System.arraycopy(bytes, 0, entry, HASH_LENGTH, bytes.length);
            Files.write(temporary, entry);
            Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static byte[] hash(String name, byte[] bytes) {
        Hashing hashing = new Hashing();
        byte[] prefix = (name + '\0').getBytes(StandardCharsets.UTF_8);
        hashing.add(prefix, 0, prefix.length);
        hashing.add(bytes, 0, bytes.length);
        Fingerprint fingerprint = hashing.fingerprint();
        return HexFormat.of().parseHex(fingerprint.hex());
    }

    /** Deletes the temporary files of killed builds. */
    private void deleteAbandoned() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Instant limit = Instant.now().minus(ABANDONED);
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> abandoned = files.filter(file -> file.getFileName().toString().startsWith(NEW)).toList();
            for (Path file : abandoned) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // another build may have deleted it
            LOG.debugf(e, "Cannot delete temporary files of earlier builds in '%s'", directory);
        }
    }
}
