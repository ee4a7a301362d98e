package io.quarkiverse.cachebuster.runtime.http;

import java.util.Date;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpHeaders;

/**
 * The value of the {@code Date} header (RFC 9110, section 6.6.1), made once a second.
 */
final class HttpDate {

    private record Second(long epoch, CharSequence value) {
    }

    private volatile Second current = new Second(0, "");

    CharSequence now() {
        long now = System.currentTimeMillis();
        Second second = current;
        if (second.epoch != now / 1000) {
            second = new Second(now / 1000, HttpHeaders.createOptimized(DateFormatter.format(new Date(now))));
            current = second;
        }
        return second.value;
    }
}
