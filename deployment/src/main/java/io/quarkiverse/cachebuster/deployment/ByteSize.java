package io.quarkiverse.cachebuster.deployment;

import java.util.Locale;

/**
 * Numbers of bytes in messages.
 */
final class ByteSize {

    private ByteSize() {
    }

    static String of(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
