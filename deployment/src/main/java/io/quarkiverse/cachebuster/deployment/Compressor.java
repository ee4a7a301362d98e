package io.quarkiverse.cachebuster.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;

import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * Compresses bytes as small as it can. The result depends on the input alone; it is kept on disk, so that unchanged files are
 * not compressed again by the next build.
 */
final class Compressor {

    private static final byte[] NOT_WORTH_IT = {};

    private final Path cache;
    private final int brotliQuality;

    /** @param cache the directory where results are kept; it need not exist */
    Compressor(Path cache, int brotliQuality) {
        this.cache = cache;
        this.brotliQuality = brotliQuality;
    }

    /** Whether this coding can be produced on this machine. */
    static boolean isAvailable(ContentCoding coding) {
        return coding != ContentCoding.BROTLI || Brotli4jLoader.isAvailable();
    }

    /** The compressed bytes, or an empty array if they are not at least 5 % fewer. */
    byte[] compress(ContentCoding coding, Fingerprint fingerprint, byte[] bytes) throws IOException {
        Path cached = cache.resolve(fingerprint.hex() + "-" + level(coding) + "." + coding.token());
        if (Files.exists(cached)) {
            return Files.readAllBytes(cached);
        }
        byte[] compressed = coding == ContentCoding.BROTLI ? brotli(bytes) : gzip(bytes);
        byte[] result = compressed.length <= bytes.length * 0.95 ? compressed : NOT_WORTH_IT;
        Files.createDirectories(cache);
        // not seen by others until it is complete
        Path temporary = Files.write(Files.createTempFile(cache, "new", ""), result);
        Files.move(temporary, cached, StandardCopyOption.REPLACE_EXISTING);
        return result;
    }

    private int level(ContentCoding coding) {
        return coding == ContentCoding.BROTLI ? brotliQuality : Deflater.BEST_COMPRESSION;
    }

    private byte[] brotli(byte[] bytes) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Encoder.compress(bytes, new Encoder.Parameters().setQuality(brotliQuality));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
        try (OutputStream gzip = new GZIPOutputStream(compressed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }
}
