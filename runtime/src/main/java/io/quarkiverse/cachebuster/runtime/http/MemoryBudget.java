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
 * Decides which bodies are kept in memory. Memory is reserved for the smallest ones, mostly text and its variants, since they
 * benefit most. The rest is first come, first served.
 */
final class MemoryBudget {

    private static final Logger LOG = Logger.getLogger(MemoryBudget.class);
    /**
     * Without TLS, the operating system sends larger bodies from a file without copying them, which takes less CPU time than
     * sending them from memory. So memory is not reserved for them.
     */
    static final long BETTER_FROM_FILE = 512 * 1024;
    /** A single body may take an eighth of the limit. */
    private static final int BODY_DIVISOR = 8;
    /** Assets may take a quarter of the JVM's direct memory; the rest is for the application and Netty. */
    private static final int JVM_DIVISOR = 4;

    private final long largest;
    private final long reservedUpTo;
    private final AtomicLong remaining;

    /** @param sizes the sizes of all bodies */
    MemoryBudget(long limit, LongStream sizes) {
        this.largest = limit / BODY_DIVISOR;
        long[] sorted = sizes.filter(size -> size <= Math.min(largest, BETTER_FROM_FILE)).toArray();
        Arrays.sort(sorted);
        long sum = 0;
        int fitting = 0;
        while (fitting < sorted.length && sum + sorted[fitting] <= limit) {
            sum += sorted[fitting++];
        }
        long from = fitting < sorted.length ? sorted[fitting] : Long.MAX_VALUE;
        // memory is reserved for all bodies of the same size or for none of them
        while (fitting > 0 && sorted[fitting - 1] == from) {
            sum -= sorted[--fitting];
        }
        this.reservedUpTo = fitting == 0 ? -1 : sorted[fitting - 1];
        this.remaining = new AtomicLong(limit - sum);
    }

    private MemoryBudget(long largest, AtomicLong remaining) {
        this.largest = largest;
        this.reservedUpTo = -1;
        this.remaining = remaining;
    }

    /** The part of this budget that is not reserved, for bodies that it has not been created for. */
    MemoryBudget unreserved() {
        return new MemoryBudget(largest, remaining);
    }

    /** The budget for all bodies of these assets. */
    static MemoryBudget of(long limit, Collection<Asset> assets) {
        return new MemoryBudget(limit, assets.stream().flatMapToLong(asset -> asset.sendsOwn()
                ? LongStream.concat(sizes(asset.content()), sizes(asset.ownContent()))
                : sizes(asset.content())));
    }

    private static LongStream sizes(Content content) {
        return LongStream.concat(LongStream.of(content.size()), content.variants().stream().mapToLong(Variant::size));
    }

    /**
     * The maximum size of all assets in memory: the configured limit or, if less, a quarter of the JVM's direct memory, which
     * the application also needs for reading files and for connections.
     */
    static long limit(long configured) {
        long max = maxDirectMemory() / JVM_DIVISOR;
        if (configured <= max) {
            return configured;
        }
        LOG.infof("Keeping at most %d kB of assets in memory, a quarter of the direct memory available to the JVM"
                + " (see -XX:MaxDirectMemorySize and -Xmx), instead of the %d kB of"
                + " quarkus.cache-buster.http.memory-limit",
                max / 1024, configured / 1024);
        return max;
    }

    private static long maxDirectMemory() {
        Long option = maxDirectMemoryOption();
        return option != null && option > 0 ? option : Runtime.getRuntime().maxMemory();
    }

    /** Zero if not set; null if unknown, for example in native executables. */
    private static @Nullable Long maxDirectMemoryOption() {
        try {
            return HotSpotOptions.maxDirectMemorySize();
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Reserves memory for a body, if there is room. If it isn't used, it must be {@linkplain #release released}. */
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
