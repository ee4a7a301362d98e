package io.quarkiverse.cachebuster.deployment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Properties;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;

import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * Compresses bytes as small as it can. The result depends on the input and on the encoder alone; it is kept on disk, so that
 * unchanged files are not compressed again by the next build. What comes from there is decoded and compared first.
 */
final class Compressor {

    private static final byte[] NOT_WORTH_IT = {};
    private static final String BROTLI_VERSION = "/META-INF/maven/com.aayushatharva.brotli4j/brotli4j/pom.properties";

    private final CompressionCache cache;
    private final int brotliQuality;

    Compressor(CompressionCache cache, int brotliQuality) {
        this.cache = cache;
        this.brotliQuality = brotliQuality;
    }

    /** Whether this coding can be produced on this machine. */
    static boolean isAvailable(ContentCoding coding) {
        return coding != ContentCoding.BROTLI || Brotli4jLoader.isAvailable();
    }

    /** The compressed bytes, or an empty array if they are not at least 5 % fewer. */
    byte[] compress(ContentCoding coding, Fingerprint fingerprint, byte[] bytes) throws IOException {
        String name = fingerprint.hex() + "-" + encoder(coding) + "." + coding.token();
        byte[] cached = cache.get(name);
        if (cached != null && (cached.length == 0 || isRight(coding, cached, bytes))) {
            return cached;
        }
        byte[] compressed = coding == ContentCoding.BROTLI ? brotli(bytes) : gzip(bytes);
        byte[] result = isWorthIt(compressed, bytes) ? compressed : NOT_WORTH_IT;
        cache.put(name, result);
        return result;
    }

    private static boolean isWorthIt(byte[] compressed, byte[] bytes) {
        return compressed.length <= bytes.length * 0.95;
    }

    /** What decides about the result beside the input. */
    private String encoder(ContentCoding coding) throws IOException {
        return coding == ContentCoding.BROTLI ? brotliQuality + "-" + brotliVersion()
                : Deflater.BEST_COMPRESSION + "-" + Runtime.version().toString().replace('+', '_');
    }

    private static String brotliVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = Brotli4jLoader.class.getResourceAsStream(BROTLI_VERSION)) {
            if (stream != null) {
                properties.load(stream);
            }
        }
        return properties.getProperty("version", "unknown");
    }

    /** Whether clients would get exactly the uncompressed bytes. */
    private static boolean isRight(ContentCoding coding, byte[] compressed, byte[] bytes) {
        if (!isWorthIt(compressed, bytes)) {
            return false;
        }
        try (InputStream decoded = coding == ContentCoding.BROTLI
                ? new BrotliInputStream(new ByteArrayInputStream(compressed))
                : new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] part = new byte[16 * 1024];
            int at = 0;
            for (int read; (read = decoded.read(part)) >= 0; at += read) {
                if (!Arrays.equals(part, 0, read, bytes, at, Math.min(at + read, bytes.length))) {
                    return false;
                }
            }
            return at == bytes.length;
        } catch (IOException e) {
            return false;
        }
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
