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
 * What earlier builds have compressed. An entry starts with the hash of its name and its bytes, so that one that was cut off,
 * or that belongs to another name, counts as absent. That protects against accidents; whether the bytes are what they claim
 * to be has to be checked by decoding them.
 */
final class CompressionCache {

    private static final Logger LOG = Logger.getLogger(CompressionCache.class);
    private static final int HASH_LENGTH = 32;
    private static final String NEW = "new";
    /** No build takes as long for one file. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path directory;

    /** @param directory need not exist */
    CompressionCache(Path directory) {
        this.directory = directory;
        deleteAbandoned();
    }

    /** What was {@linkplain #put put} there; null if there is nothing or if it is damaged. */
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

    /** Atomic: neither a concurrent build nor an interrupted one leaves a partial entry visible. */
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

    /** What builds that were killed have left. */
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
            LOG.debugf(e, "Cannot delete what is left of earlier builds in '%s'", directory);
        }
    }
}
