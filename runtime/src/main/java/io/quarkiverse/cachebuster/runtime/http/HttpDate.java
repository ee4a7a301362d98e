package io.quarkiverse.cachebuster.runtime.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.vertx.core.http.HttpHeaders;

/**
 * The value of the {@code Date} header (RFC 9110, section 6.6.1), made once a second.
 */
final class HttpDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private record Second(long epoch, CharSequence value) {
    }

    private volatile Second current = new Second(0, "");

    CharSequence now() {
        long epoch = System.currentTimeMillis() / 1000;
        Second second = current;
        if (second.epoch != epoch) {
            second = new Second(epoch, HttpHeaders.createOptimized(FORMAT.format(Instant.ofEpochSecond(epoch))));
            current = second;
        }
        return second.value;
    }
}
