package io.quarkiverse.cachebuster.benchmarks.micro;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts the bytes that a benchmark reads, so that JMH reports the time per byte.
 */
@AuxCounters
@State(Scope.Thread)
public class Bytes {

    public long bytes;
}
