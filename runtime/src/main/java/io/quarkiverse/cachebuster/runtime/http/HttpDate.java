package io.quarkiverse.cachebuster.runtime.http;

import java.util.Date;
import java.util.function.LongSupplier;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpHeaders;

/**
 * The value of the {@code Date} header (RFC 9110, section 6.6.1), formatted at most once per second.
 */
final class HttpDate {

    private record Second(long epoch, CharSequence value) {
    }

    private final LongSupplier currentTimeMillis;
    private volatile Second current = new Second(-1, "");

    HttpDate() {
        this(System::currentTimeMillis);
    }

    HttpDate(LongSupplier currentTimeMillis) {
        this.currentTimeMillis = currentTimeMillis;
    }

    CharSequence now() {
        long epoch = currentTimeMillis.getAsLong() / 1000;
        Second second = current;
        if (second.epoch != epoch) {
            second = new Second(epoch, HttpHeaders.createOptimized(DateFormatter.format(new Date(epoch * 1000))));
            current = second;
        }
        return second.value;
    }
}
