package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/** Compresses a file alone and relative to an earlier version, with the code of the extension. */
final class DeltaTable {

    private static long brotliMillis;
    private static long deltaMillis;
    private static long brotliBytes;
    private static long deltaBytes;

    private DeltaTable() {
    }

    /** @param arguments a new directory for the cache, then label, earlier file and file of each row */
    public static void main(String[] arguments) throws Exception {
        Compressor compressor = new Compressor(new CompressionCache(Path.of(arguments[0])));
        // loads the encoder
        compressor.brotli(Fingerprint.of(new byte[1]), new byte[1], 11);
        System.out.println("| file | own | gzip | br | dcb | of br | ms br / dcb |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int i = 1; i < arguments.length; i += 3) {
            row(compressor, arguments[i], Files.readAllBytes(Path.of(arguments[i + 1])),
                    Files.readAllBytes(Path.of(arguments[i + 2])));
        }
        System.out.printf(Locale.ROOT, "%nAll deltas: %,d bytes and %.1f s; all br variants: %,d bytes and %.1f s%n", deltaBytes,
                deltaMillis / 1e3, brotliBytes, brotliMillis / 1e3);
    }

    private static void row(Compressor compressor, String label, byte[] earlier, byte[] bytes) throws Exception {
        Fingerprint fingerprint = Fingerprint.of(bytes);
        int gzip = compressor.gzip(fingerprint, bytes).bytes().length;
        long start = System.nanoTime();
        int brotli = compressor.brotli(fingerprint, bytes, 11).bytes().length;
        long middle = System.nanoTime();
        DeltaEncoder encoder = new DeltaEncoder(earlier, Fingerprint.of(earlier));
        byte[] delta = encoder.encode(bytes);
        if (!encoder.decodesTo(delta, bytes)) {
            throw new IllegalStateException(label);
        }
        long end = System.nanoTime();
        brotliMillis += (middle - start) / 1_000_000;
        deltaMillis += (end - middle) / 1_000_000;
        brotliBytes += brotli;
        deltaBytes += delta.length;
        System.out.printf(Locale.ROOT, "| %s | %,d | %,d | %,d | %,d | %.1f %% | %d / %d |%n", label, bytes.length, gzip, brotli,
                delta.length, 100.0 * delta.length / brotli, (middle - start) / 1_000_000, (end - middle) / 1_000_000);
    }
}
