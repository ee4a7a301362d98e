package io.quarkiverse.cachebuster.deployment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.aayushatharva.brotli4j.encoder.PreparedDictionaryGenerator;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/**
 * Dictionary-Compressed Brotli (RFC 9842, section 4): a header with the SHA-256 hash of the dictionary, then a Brotli stream
 * that refers to the dictionary's bytes.
 */
final class DeltaEncoder {

    private static final byte[] MAGIC = { (byte) 0xff, 0x44, 0x43, 0x42 };
    private static final int HEADER_LENGTH = MAGIC.length + 32;
    /** The largest window that decoders must support, as a power of two (RFC 9842, section 9). */
    private static final int MAX_WINDOW = 24;
    private static final int MIN_WINDOW = 16;
    private static final int LARGE = 1024 * 1024;
    /** The encoder refuses dictionaries of a few bytes. */
    static final int MIN_DICTIONARY = 256;

    private final byte[] header;
    private final byte[] dictionary;

    /**
     * @param dictionary at least {@link #MIN_DICTIONARY} bytes
     * @param fingerprint of the dictionary
     */
    DeltaEncoder(byte[] dictionary, Fingerprint fingerprint) {
        this.dictionary = dictionary;
        this.header = Arrays.copyOf(MAGIC, HEADER_LENGTH);
        System.arraycopy(HexFormat.of().parseHex(fingerprint.hex()), 0, header, MAGIC.length, HEADER_LENGTH - MAGIC.length);
    }

    /** The Brotli quality for this many bytes. The best one would take seconds for large files. */
    static int quality(int size) {
        return size <= LARGE ? 11 : 9;
    }

    byte[] encode(byte[] bytes) throws IOException {
        Brotli4jLoader.ensureAvailability();
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        delta.write(header);
        Encoder.Parameters parameters = new Encoder.Parameters().setQuality(quality(bytes.length))
                .setWindow(window((long) dictionary.length + bytes.length));
        try (BrotliOutputStream brotli = new BrotliOutputStream(delta, parameters)) {
            brotli.attachDictionary(PreparedDictionaryGenerator.generate(direct(dictionary)));
            brotli.write(bytes);
        }
        return delta.toByteArray();
    }

    /** Whether decoding yields exactly these bytes. */
    boolean decodesTo(byte[] delta, byte[] bytes) {
        if (delta.length < HEADER_LENGTH || !Arrays.equals(delta, 0, HEADER_LENGTH, header, 0, HEADER_LENGTH)) {
            return false;
        }
        InputStream body = new ByteArrayInputStream(delta, HEADER_LENGTH, delta.length - HEADER_LENGTH);
        try (BrotliInputStream brotli = new BrotliInputStream(body)) {
            brotli.attachDictionary(direct(dictionary));
            Comparison comparison = new Comparison(bytes);
            brotli.transferTo(comparison);
            return comparison.isComplete();
        } catch (IOException e) {
            return false;
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static int window(long size) {
        int window = MIN_WINDOW;
        while (window < MAX_WINDOW && (1L << window) - 16 < size) {
            window++;
        }
        return window;
    }

    /** Fails at the first byte that differs, so that a damaged delta cannot grow without bound. */
    private static final class Comparison extends OutputStream {

        private final byte[] expected;
        private int position;

        Comparison(byte[] expected) {
            this.expected = expected;
        }

        boolean isComplete() {
            return position == expected.length;
        }

        @Override
        public void write(int next) throws IOException {
            write(new byte[] { (byte) next }, 0, 1);
        }

        @Override
        public void write(byte[] part, int offset, int length) throws IOException {
            int end = position + length;
            if (end > expected.length || !Arrays.equals(part, offset, offset + length, expected, position, end)) {
                throw new IOException("different bytes");
            }
            position = end;
        }
    }
}
