package io.quarkiverse.cachebuster.runtime.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Variant;

/**
 * Decides which bytes memory has room for. The smallest have their place from the start, whatever is asked for first: they
 * are text and its variants above all, and gain most. What is left over is first come, first served.
 */
final class MemoryBudget {

    private static final Logger LOG = Logger.getLogger(MemoryBudget.class);
    /** One body may take this part of the memory: the operating system sends a large one from a file just as well. */
    private static final int BODY_DIVISOR = 8;
    /** What remains is for the application and for Netty. */
    private static final int JVM_DIVISOR = 4;

    private final long largest;
    private final long reservedUpTo;
    private final AtomicLong remaining;

    /** @param sizes of all bodies that there are */
    MemoryBudget(long limit, LongStream sizes) {
        this.largest = limit / BODY_DIVISOR;
        long[] sorted = sizes.filter(size -> size <= largest).toArray();
        Arrays.sort(sorted);
        long sum = 0;
        int fitting = 0;
        while (fitting < sorted.length && sum + sorted[fitting] <= limit) {
            sum += sorted[fitting++];
        }
        long from = fitting < sorted.length ? sorted[fitting] : Long.MAX_VALUE;
        // of several of the same size either all have their place or none
        while (fitting > 0 && sorted[fitting - 1] == from) {
            sum -= sorted[--fitting];
        }
        this.reservedUpTo = fitting == 0 ? -1 : sorted[fitting - 1];
        this.remaining = new AtomicLong(limit - sum);
    }

    /** The budget for these assets, of which each body is loaded into memory once. */
    static MemoryBudget of(long limit, Collection<Asset> assets) {
        return new MemoryBudget(limit, assets.stream().flatMapToLong(asset -> {
            Content own = asset.own();
            return own == null ? sizes(asset.content()) : LongStream.concat(sizes(asset.content()), sizes(own));
        }));
    }

    private static LongStream sizes(Content content) {
        return LongStream.concat(LongStream.of(content.size()), content.variants().stream().mapToLong(Variant::size));
    }

    /**
     * The bytes that assets may take: no more than a quarter of what the JVM may take outside of the heap, where the
     * application needs memory for each file that it reads and each connection.
     */
    static long limit(long configured) {
        long max = maxDirectMemory() / JVM_DIVISOR;
        if (configured <= max) {
            return configured;
        }
        LOG.infof("Keeping at most %d kB of assets in memory rather than quarkus.cache-buster.http.memory-limit, which is %d"
                + " kB: a quarter of what the JVM may take outside of the heap (see -XX:MaxDirectMemorySize and -Xmx)",
                max / 1024, configured / 1024);
        return max;
    }

    private static long maxDirectMemory() {
        Long option = maxDirectMemoryOption();
        return option != null && option > 0 ? option : Runtime.getRuntime().maxMemory();
    }

    /** Null where there is no way to know, as in native executables, or if it is not set. */
    private static @Nullable Long maxDirectMemoryOption() {
        try {
            return HotSpotOptions.maxDirectMemorySize();
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Whether a body may be loaded into memory. If it is not after all, it has to be {@linkplain #release given back}. */
    boolean tryReserve(long size) {
        if (size <= reservedUpTo) {
            return true;
        }
        if (size > largest) {
            return false;
        }
        if (remaining.addAndGet(-size) >= 0) {
            return true;
        }
        remaining.addAndGet(size);
        return false;
    }

    void release(long size) {
        if (size > reservedUpTo) {
            remaining.addAndGet(size);
        }
    }
}
