package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MemoryBudgetTest {

    @Test
    void reservesRoomForTheSmallest() {
        // the twelve smallest add up to 996 bytes
        long[] largestFirst = { 112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101, 100, 30, 20, 10 };
        MemoryBudget budget = new MemoryBudget(1_000, LongStream.of(largestFirst));

        assertThat(LongStream.of(largestFirst).filter(budget::tryReserve))
                .containsExactly(108L, 107L, 106L, 105L, 104L, 103L, 102L, 101L, 100L, 30L, 20L, 10L);
    }

    @Test
    void isOtherwiseFirstComeFirstServed() {
        MemoryBudget budget = new MemoryBudget(1_000, LongStream.generate(() -> 100).limit(20));

        assertThat(LongStream.generate(() -> 100).limit(20).filter(budget::tryReserve).count()).isEqualTo(10);
    }

    @Test
    void limitsEachBodyToAnEighth() {
        MemoryBudget budget = new MemoryBudget(800, LongStream.of(100, 101));

        assertThat(budget.tryReserve(100)).isTrue();
        assertThat(budget.tryReserve(101)).isFalse();
    }

    @Test
    void reservesNoMemoryForBodiesThatAreBetterSentFromFiles() {
        long large = MemoryBudget.BETTER_FROM_FILE + 1;
        MemoryBudget budget = new MemoryBudget(16 * large, LongStream.generate(() -> large).limit(20));

        assertThat(IntStream.range(0, 20).filter(i -> budget.unreserved().tryReserve(large)).count()).isEqualTo(16);
    }

    @Test
    void keepsReservedRoomForBodiesOfThisBuild() {
        MemoryBudget budget = new MemoryBudget(1_000, LongStream.generate(() -> 90).limit(10));

        assertThat(LongStream.generate(() -> 50).limit(20).filter(budget.unreserved()::tryReserve).count()).isEqualTo(2);
        assertThat(LongStream.generate(() -> 90).limit(10).filter(budget::tryReserve).count()).isEqualTo(10);
    }

    @Test
    void reusesReleasedRoom() {
        MemoryBudget budget = new MemoryBudget(80, LongStream.generate(() -> 10).limit(20));
        for (int i = 0; i < 8; i++) {
            assertThat(budget.tryReserve(10)).isTrue();
        }

        assertThat(budget.tryReserve(10)).isFalse();
        budget.release(10);
        assertThat(budget.tryReserve(10)).isTrue();
    }

    @Test
    void reservesNothingForBytesThatNoUrlSends() {
        Asset rewritten = Asset.of("/x", "id", Content.of(Fingerprint.of(new byte[0]), 50))
                .withOwn(Content.of(Fingerprint.of(new byte[0]), 40));

        assertThat(eight(800, rewritten.withPlainUrl(PlainUrl.OWN_BYTES)).tryReserve(90)).isFalse();
        assertThat(eight(800, rewritten.withPlainUrl(PlainUrl.CURRENT_BYTES)).tryReserve(90)).isTrue();
    }

    private static MemoryBudget eight(long limit, Asset asset) {
        return MemoryBudget.of(limit, Collections.nCopies(8, asset));
    }

    @Test
    void isAtMostAQuarterOfTheDirectMemory() {
        long most = MemoryBudget.limit(Long.MAX_VALUE);

        assertThat(most).isBetween(1L, Runtime.getRuntime().maxMemory() / 4 + 1);
        assertThat(MemoryBudget.limit(most - 1)).isEqualTo(most - 1);
    }

    @Property
    void isNeverExceeded(@ForAll @LongRange(min = 0, max = 10_000) long limit,
            @ForAll @Size(max = 60) List<@LongRange(min = 0, max = 500) Long> sizes) {
        MemoryBudget budget = new MemoryBudget(limit, sizes.stream().mapToLong(Long::longValue));

        assertThat(sizes.stream().mapToLong(Long::longValue).filter(budget::tryReserve).sum()).isLessThanOrEqualTo(limit);
    }
}
