package io.quarkiverse.cachebuster.runtime.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Logs each problem once. The number of problems is bounded by the number of assets and variants.
 */
final class Warnings {

    private static final Logger LOG = Logger.getLogger(Warnings.class);

    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final Set<String> faulty = ConcurrentHashMap.newKeySet();

    void missing(String path) {
        warnOnce(path, "'" + path + "' existed at build time but can no longer be found");
    }

    /** @param file the file served instead of the recorded one */
    void shadowed(String path, String file) {
        warnOnce(path, "'" + path + "' is served from '" + file + "', but its cache id was computed from another file;"
                + " sending 'Cache-Control: no-cache' instead");
    }

    void damagedVariant(String path, String coding, Exception reason) {
        warnOnce(path + ' ' + coding, "Serving '" + path + "' without its " + coding + " variant: " + reason.getMessage());
    }

    private void warnOnce(String subject, String message) {
        if (reported.add(subject)) {
            LOG.warn(message);
        }
    }

    /** Further faults are not logged until the asset has been {@linkplain #recovered read again}. */
    void fault(String path, @Nullable Throwable failure) {
        if (faulty.add(path)) {
            LOG.errorf(failure, "Cannot serve '%s'; retrying on each request without logging further failures", path);
        }
    }

    void recovered(String path) {
        faulty.remove(path);
    }
}
