package io.quarkiverse.cachebuster.runtime.http;

import java.lang.management.ManagementFactory;

import com.sun.management.HotSpotDiagnosticMXBean;

/**
 * Options of the JVM. A class of its own, since not every runtime has the module {@code jdk.management}.
 */
final class HotSpotOptions {

    private HotSpotOptions() {
    }

    /** Zero if it is not set. */
    static long maxDirectMemorySize() {
        return Long.parseLong(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize").getValue());
    }
}
