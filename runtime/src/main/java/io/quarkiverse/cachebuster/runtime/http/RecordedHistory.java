package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * What the application's bytecode contains about earlier builds. Everything else is in a resource that is read on demand.
 *
 * @param fingerprint the hash of that resource, in hexadecimal digits; null if there is no history
 * @param hashedNames whether it has files whose names contained a hash, so that their URLs had no id
 * @param deltas whether later builds can have deltas against what this one serves, even if there is no history yet
 */
public record RecordedHistory(@Nullable String fingerprint, boolean hashedNames, boolean deltas) {

    /** No earlier builds. */
    public static final RecordedHistory NONE = new RecordedHistory(null, false, false);
}
