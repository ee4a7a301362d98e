package io.quarkiverse.cachebuster.benchmarks.micro;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts the bytes that a benchmark has read, so that JMH tells the time for one.
 */
@AuxCounters
@State(Scope.Thread)
public class Bytes {

    public long bytes;
}
