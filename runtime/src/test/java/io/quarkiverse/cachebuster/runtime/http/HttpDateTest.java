package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDateTest {

    private final AtomicLong clock = new AtomicLong();
    private final HttpDate date = new HttpDate(clock::get);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1994-11-06T08:49:37Z | Sun, 06 Nov 1994 08:49:37 GMT",
            "2026-01-31T23:59:59.999Z | Sat, 31 Jan 2026 23:59:59 GMT",
            "1970-01-01T00:00:00Z | Thu, 01 Jan 1970 00:00:00 GMT",
    })
    void hasTheFormatOfTheDateHeader(Instant instant, String value) {
        clock.set(instant.toEpochMilli());

        assertThat(date.now()).hasToString(value);
    }

    @Test
    void isFormattedOncePerSecond() {
        clock.set(1_000);
        CharSequence first = date.now();
        clock.set(1_999);
        assertThat(date.now()).isSameAs(first);

        clock.set(2_000);
        assertThat(date.now()).hasToString("Thu, 01 Jan 1970 00:00:02 GMT");
    }
}
