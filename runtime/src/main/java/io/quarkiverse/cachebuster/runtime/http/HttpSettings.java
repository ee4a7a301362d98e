package io.quarkiverse.cachebuster.runtime.http;

import java.util.Set;

/**
 * The part of the configuration that applies to loading assets.
 *
 * @param salt mixed into entity tags as well as cache ids, so that changing it changes both; empty for none
 * @param memoryLimit the maximum number of bytes to keep in memory
 * @param compressedMediaTypes the media types that Quarkus compresses on the fly; empty if disabled
 */
public record HttpSettings(String salt, long memoryLimit, Set<String> compressedMediaTypes) {
}
