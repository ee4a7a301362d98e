package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.aayushatharva.brotli4j.decoder.Decoder;

import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class CompressorTest {

    private static final byte[] TEXT = "body { margin: 0 }\n".repeat(200).getBytes();

    @TempDir
    Path cache;

    @Test
    void producesWhatClientsCanDecode() throws IOException {
        Compressor compressor = compressor();

        assertThat(new GZIPInputStream(new ByteArrayInputStream(compress(compressor, ContentCoding.GZIP, TEXT))).readAllBytes())
                .isEqualTo(TEXT);
        assertThat(Decoder.decompress(compress(compressor, ContentCoding.BROTLI, TEXT)).getDecompressedData()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void isDeterministic(ContentCoding coding, @TempDir Path other) throws IOException {
        assertThat(compress(compressor(), coding, TEXT))
                .isEqualTo(compress(new Compressor(new CompressionCache(other)), coding, TEXT));
    }

    @ParameterizedTest
    @EnumSource
    void returnsNothingIfTooLittleIsSaved(ContentCoding coding) throws IOException {
        byte[] random = new byte[10_000];
        new Random(1).nextBytes(random);

        assertThat(compress(compressor(), coding, random)).isEmpty();
        // the second time from the cache
        assertThat(compress(compressor(), coding, random)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void reusesCachedResults(ContentCoding coding) throws IOException {
        compress(compressor(), coding, TEXT);
        byte[] entry = Files.readAllBytes(entry());
        Files.setLastModifiedTime(entry(), FileTime.fromMillis(0));

        compress(compressor(), coding, TEXT);
        assertThat(Files.getLastModifiedTime(entry())).isEqualTo(FileTime.fromMillis(0));
        assertThat(entry()).hasBinaryContent(entry);
    }

    @ParameterizedTest
    @EnumSource
    void replacesATruncatedCacheEntry(ContentCoding coding) throws IOException {
        byte[] expected = compress(compressor(), coding, TEXT);
        byte[] entry = Files.readAllBytes(entry());

        for (int length : new int[] { 0, 10, 32, entry.length - 1 }) {
            Files.write(entry(), Arrays.copyOf(entry, length));
            assertThat(compress(compressor(), coding, TEXT)).isEqualTo(expected);
            assertThat(entry()).hasBinaryContent(entry);
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesACacheEntryOfAnotherFile(ContentCoding coding) throws IOException {
        byte[] expected = compress(compressor(), coding, TEXT);
        Path entry = entry();
        compress(compressor(), coding, "alert('another')\n".repeat(200).getBytes());
        for (Path other : entries()) {
            if (!other.equals(entry)) {
                Files.move(other, entry, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        assertThat(compress(compressor(), coding, TEXT)).isEqualTo(expected);
    }

    /** Simulates cache entries that are well-formed but forged. */
    @ParameterizedTest
    @EnumSource
    void replacesACacheEntryThatDecodesToOtherBytes(ContentCoding coding) throws IOException {
        byte[] expected = compress(compressor(), coding, TEXT);
        String name = entry().getFileName().toString();
        byte[] hostile = compress(new Compressor(new CompressionCache(cache.resolve("other"))), coding,
                "alert('hostile')\n".repeat(200).getBytes());
        byte[] longer = compress(new Compressor(new CompressionCache(cache.resolve("other"))), coding,
                "body { margin: 0 }\n".repeat(201).getBytes());

        for (byte[] wrong : new byte[][] { hostile, longer, "no compressed bytes".getBytes(), TEXT }) {
            new CompressionCache(cache).put(name, wrong);
            assertThat(compress(compressor(), coding, TEXT)).isEqualTo(expected);
        }
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        Path abandoned = Files.writeString(cache.resolve("new123"), "half");
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Path ofAnotherBuild = Files.writeString(cache.resolve("new456"), "half");

        compress(compressor(), ContentCoding.GZIP, TEXT);
        assertThat(abandoned).doesNotExist();
        assertThat(ofAnotherBuild).exists();
        assertThat(entries()).hasSize(2);
    }

    @Test
    void recompressesWithAnotherQuality() throws IOException {
        Compressor compressor = compressor();

        assertThat(compressor.brotli(Fingerprint.of(TEXT), TEXT, 0).bytes().length)
                .isGreaterThan(compressor.brotli(Fingerprint.of(TEXT), TEXT, 11).bytes().length);
    }

    @Test
    void reportsWhetherTheResultWasCached() throws IOException {
        assertThat(compressor().gzip(Fingerprint.of(TEXT), TEXT).cached()).isFalse();
        assertThat(compressor().gzip(Fingerprint.of(TEXT), TEXT).cached()).isTrue();
    }

    private Compressor compressor() {
        return new Compressor(new CompressionCache(cache));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path entry() throws IOException {
        List<Path> all = entries();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static byte[] compress(Compressor compressor, ContentCoding coding, byte[] bytes) throws IOException {
        Fingerprint fingerprint = Fingerprint.of(bytes);
        return (coding == ContentCoding.BROTLI ? compressor.brotli(fingerprint, bytes, 11)
                : compressor.gzip(fingerprint, bytes))
                .bytes();
    }
}
