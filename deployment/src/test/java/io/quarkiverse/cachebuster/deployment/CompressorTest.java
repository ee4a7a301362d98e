package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void makesWhatClientsCanRead() throws IOException {
        Compressor compressor = new Compressor(cache, 11);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(compress(compressor, ContentCoding.GZIP, TEXT))).readAllBytes())
                .isEqualTo(TEXT);
        assertThat(Decoder.decompress(compress(compressor, ContentCoding.BROTLI, TEXT)).getDecompressedData()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSameOfTheSame(ContentCoding coding, @TempDir Path other) throws IOException {
        assertThat(compress(new Compressor(cache, 11), coding, TEXT))
                .isEqualTo(compress(new Compressor(other, 11), coding, TEXT));
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingThatSavesTooLittle(ContentCoding coding) throws IOException {
        byte[] random = new byte[10_000];
        new Random(1).nextBytes(random);

        assertThat(compress(new Compressor(cache, 11), coding, random)).isEmpty();
        // known now, too
        assertThat(compress(new Compressor(cache, 11), coding, random)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotCompressTheSameTwice(ContentCoding coding) throws IOException {
        compress(new Compressor(cache, 11), coding, TEXT);
        try (Stream<Path> files = Files.list(cache)) {
            Files.writeString(files.findFirst().orElseThrow(), "kept");
        }

        assertThat(compress(new Compressor(cache, 11), coding, TEXT)).isEqualTo("kept".getBytes());
    }

    @Test
    void compressesAgainWithAnotherQuality() throws IOException {
        assertThat(compress(new Compressor(cache, 0), ContentCoding.BROTLI, TEXT).length)
                .isGreaterThan(compress(new Compressor(cache, 11), ContentCoding.BROTLI, TEXT).length);
    }

    private static byte[] compress(Compressor compressor, ContentCoding coding, byte[] bytes) throws IOException {
        return compressor.compress(coding, Fingerprint.of(bytes), bytes);
    }
}
