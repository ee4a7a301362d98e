package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BytesInFlightTest {

    @Test
    void neverExceedTheLimit() {
        BytesInFlight inFlight = new BytesInFlight(10 * 1024);
        AtomicInteger current = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();

        IntStream.range(0, 1_000).parallel().forEach(i -> inFlight.run(i % 7 * 1024, () -> {
            highest.accumulateAndGet(current.addAndGet(i % 7), Math::max);
            Thread.yield();
            current.addAndGet(-(i % 7));
        }));
        assertThat(highest.get()).isLessThanOrEqualTo(10);
    }

    @Test
    void admitAFileLargerThanTheLimit() {
        AtomicInteger runs = new AtomicInteger();

        new BytesInFlight(1024).run(Long.MAX_VALUE, runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }
}
