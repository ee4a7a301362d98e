package io.quarkiverse.cachebuster.runtime.http;

import java.lang.management.ManagementFactory;

import com.sun.management.HotSpotDiagnosticMXBean;

/**
 * Reads options of the JVM. A separate class, since not every runtime contains the module {@code jdk.management}.
 */
final class HotSpotOptions {

    private HotSpotOptions() {
    }

    /** Zero if not set. */
    static long maxDirectMemorySize() {
        return Long.parseLong(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize").getValue());
    }
}
