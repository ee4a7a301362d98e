package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BytesInFlightTest {

    @Test
    void areNeverMoreThanAllowed() {
        BytesInFlight inFlight = new BytesInFlight(10 * 1024);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        IntStream.range(0, 1_000).parallel().forEach(i -> inFlight.run(i % 7 * 1024, () -> {
            most.accumulateAndGet(now.addAndGet(i % 7), Math::max);
            Thread.yield();
            now.addAndGet(-(i % 7));
        }));
        assertThat(most.get()).isLessThanOrEqualTo(10);
    }

    @Test
    void letWhatIsTooLargeThroughAlone() {
        AtomicInteger runs = new AtomicInteger();

        new BytesInFlight(1024).run(Long.MAX_VALUE, runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }
}
