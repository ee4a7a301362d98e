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

import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Hashing;

/**
 * Compresses bytes. The result depends only on the input and the encoder; it is kept on disk, so that the next build doesn't
 * compress unchanged files again. Results from there are decoded and compared with the input first.
 */
final class Compressor {

    private static final byte[] NOT_WORTH_IT = {};
    private static final String BROTLI_VERSION = "/META-INF/maven/com.aayushatharva.brotli4j/brotli4j/pom.properties";

    private final CompressionCache cache;

    Compressor(CompressionCache cache) {
        this.cache = cache;
    }

    /**
     * @param bytes the compressed bytes; empty if compression saves less than 5 %
     * @param cached whether they come from an earlier build
     */
    record Result(byte[] bytes, boolean cached) {

        boolean isWorthIt() {
            return bytes.length > 0;
        }
    }

    private interface Encoding {

        byte[] encode(byte[] bytes) throws IOException;
    }

    /** Whether this machine has an encoder for this coding. */
    static boolean isAvailable(ContentCoding coding) {
        return coding != ContentCoding.BROTLI || Brotli4jLoader.isAvailable();
    }

    /** The name of the cache, for messages. */
    String cacheName() {
        return cache.name();
    }

    Result gzip(Fingerprint fingerprint, byte[] bytes) throws IOException {
        return compress(ContentCoding.GZIP, gzipName(fingerprint), bytes, Compressor::gzip);
    }

    /** @param quality 0 to 11 */
    Result brotli(Fingerprint fingerprint, byte[] bytes, int quality) throws IOException {
        return compress(ContentCoding.BROTLI, brotliName(fingerprint, quality, brotliVersion()), bytes,
                input -> brotli(input, quality));
    }

    private static String gzipName(Fingerprint fingerprint) {
        String encoder = Deflater.BEST_COMPRESSION + "-" + Runtime.version().toString().replace('+', '_');
        return name(fingerprint, encoder, ContentCoding.GZIP);
    }

    private static String brotliName(Fingerprint fingerprint, int quality, String version) {
        return name(fingerprint, quality + "-" + version, ContentCoding.BROTLI);
    }

    /** @param encoder everything that determines the result apart from the input */
    private static String name(Fingerprint fingerprint, String encoder, ContentCoding coding) {
        return fingerprint.hex() + "-" + encoder + "." + coding.token();
    }

    /**
     * The size of what an earlier build has compressed with the same encoder; 0 if it wasn't worth it, -1 if unknown.
     *
     * @param quality 0 to 11, for Brotli
     * @param brotliVersion see {@link #brotliVersion}
     */
    long knownSize(ContentCoding coding, Fingerprint fingerprint, int quality, String brotliVersion) {
        return cache.size(coding == ContentCoding.GZIP ? gzipName(fingerprint)
                : brotliName(fingerprint, quality, brotliVersion));
    }

    private Result compress(ContentCoding coding, String name, byte[] bytes, Encoding encoding) throws IOException {
        byte[] known = cache.get(name);
        if (known != null && (known.length == 0 || decodesTo(coding, known, bytes))) {
            return new Result(known, true);
        }
        byte[] compressed = encoding.encode(bytes);
        byte[] result = isWorthIt(compressed, bytes) ? compressed : NOT_WORTH_IT;
        cache.put(name, result);
        return new Result(result, false);
    }

    private static boolean isWorthIt(byte[] compressed, byte[] bytes) {
        return compressed.length <= bytes.length * 0.95;
    }

    static String brotliVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = Brotli4jLoader.class.getResourceAsStream(BROTLI_VERSION)) {
            if (stream != null) {
                properties.load(stream);
            }
        }
        return properties.getProperty("version", "unknown");
    }

    /** Whether decoding yields exactly the uncompressed bytes. */
    private static boolean decodesTo(ContentCoding coding, byte[] compressed, byte[] bytes) {
        if (!isWorthIt(compressed, bytes)) {
            return false;
        }
        try (InputStream decoded = decode(coding, compressed)) {
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

    /** Whether decoding yields exactly this content. Never decodes much more than its size. */
    static boolean decodesTo(ContentCoding coding, byte[] compressed, Content content) {
        Hashing hashing = new Hashing();
        byte[] part = new byte[16 * 1024];
        long size = 0;
        try (InputStream decoded = decode(coding, compressed)) {
            for (int read; size <= content.size() && (read = decoded.read(part)) >= 0; size += read) {
                hashing.add(part, 0, read);
            }
        } catch (IOException e) {
            return false;
        }
        return size == content.size() && hashing.fingerprint().equals(content.fingerprint());
    }

    private static InputStream decode(ContentCoding coding, byte[] compressed) throws IOException {
        InputStream bytes = new ByteArrayInputStream(compressed);
        if (coding == ContentCoding.GZIP) {
            return new GZIPInputStream(bytes);
        }
        Brotli4jLoader.ensureAvailability();
        return new BrotliInputStream(bytes);
    }

    private static byte[] brotli(byte[] bytes, int quality) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Encoder.compress(bytes, new Encoder.Parameters().setQuality(quality));
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
