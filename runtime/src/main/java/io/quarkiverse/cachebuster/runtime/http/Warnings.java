package io.quarkiverse.cachebuster.runtime.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says each thing once. There are no more things than assets and their variants.
 */
final class Warnings {

    private static final Logger LOG = Logger.getLogger(Warnings.class);

    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final Set<String> faulty = ConcurrentHashMap.newKeySet();

    void missing(String path) {
        warnOnce(path, "'" + path + "' existed at build time but can no longer be found");
    }

    /** @param file what is served in place of the asset */
    void shadowed(String path, String file) {
        warnOnce(path, "'" + path + "' is served from '" + file + "', but its cache id was computed from another file;"
                + " sending 'Cache-Control: no-cache' instead");
    }

    void damagedVariant(String path, String coding, Exception reason) {
        warnOnce(path + ' ' + coding, "'" + path + "' is sent without its " + coding + " variant: " + reason.getMessage());
    }

    private void warnOnce(String subject, String message) {
        if (reported.add(subject)) {
            LOG.warn(message);
        }
    }

    /** Until the asset has been {@linkplain #recovered read again}, further faults are the same one. */
    void fault(String path, @Nullable Throwable failure) {
        if (faulty.add(path)) {
            LOG.errorf(failure, "Cannot send '%s'; it is tried again on each request, without further messages", path);
        }
    }

    void recovered(String path) {
        faulty.remove(path);
    }
}
