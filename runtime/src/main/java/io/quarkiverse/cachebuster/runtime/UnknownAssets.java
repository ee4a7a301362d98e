package io.quarkiverse.cachebuster.runtime;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Warns about references to assets that do not exist. A path may come from a request, so both memory and the time spent
 * searching for similar names are bounded: the number of warnings per minute is limited, and recent ones are not
 * repeated.
 */
final class UnknownAssets {

    static final int MAX_PER_MINUTE = 20;
    static final int MAX_REMEMBERED = 256;

    private static final Logger LOG = Logger.getLogger(CacheBuster.class);
    private static final int MAX_LENGTH = 1024;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final AssetLookup lookup;
    private final LongSupplier nanoTime;
    private final Consumer<String> log;

    /** The most recently reported paths, oldest first. */
    private final Set<String> remembered = new LinkedHashSet<>();
    private long minuteStart;
    private int reported;
    private long suppressed;

    UnknownAssets(AssetLookup lookup) {
        this(lookup, System::nanoTime, LOG::warn);
    }

    UnknownAssets(AssetLookup lookup, LongSupplier nanoTime, Consumer<String> log) {
        this.lookup = lookup;
        this.nanoTime = nanoTime;
        this.log = log;
    }

    /** @param origin where a template asked; null for Java code */
    void report(@Nullable String text, AssetLookup.Result result, @Nullable Origin origin) {
        String path = text == null || text.isBlank() ? "" : text;
        if (lookup.isUnchecked(path)) {
            return;
        }
        String summary;
        boolean isReported;
        synchronized (this) {
            summary = startMinute();
            isReported = add(path.length() > MAX_LENGTH ? path.substring(0, MAX_LENGTH) : path);
        }
        if (summary != null) {
            log.accept(summary);
        }
        if (isReported) {
            // outside the lock: with tens of thousands of assets, the search for similar names takes some 30 ms
            log.accept(place(origin) + AssetProblem.describe(lookup, path, result));
        }
    }

    private static String place(@Nullable Origin origin) {
        return origin == null || !origin.hasNonGeneratedTemplateId() ? ""
                : new Position(origin.getTemplateId(), origin.getLine(), origin.getLineCharacterStart()) + " - ";
    }

    /** Starts a new minute if the last one is over; returns the summary of that one, or null if nothing was suppressed. */
    private @Nullable String startMinute() {
        long now = nanoTime.getAsLong();
        if (reported > 0 && now - minuteStart < MINUTE) {
            return null;
        }
        String summary = suppressed == 0 ? null
                : reported + " unknown static resource paths reported within a minute; suppressed " + suppressed
                        + " further warnings";
        minuteStart = now;
        reported = 0;
        suppressed = 0;
        return summary;
    }

    private boolean add(String path) {
        if (remembered.contains(path)) {
            return false;
        }
        if (reported == MAX_PER_MINUTE) {
            suppressed++;
            return false;
        }
        reported++;
        if (remembered.size() == MAX_REMEMBERED) {
            remembered.remove(remembered.iterator().next());
        }
        return remembered.add(path);
    }
}
