package io.quarkiverse.cachebuster.runtime.http;

import java.util.Set;

/**
 * What the configuration says about the bytes that are sent.
 *
 * @param salt mixed into entity tags as into cache ids, so that both change after an incident; empty for none
 * @param memoryLimit bytes of assets to keep in memory
 * @param compressedMediaTypes what Quarkus compresses on the fly; empty if it does not
 */
public record HttpSettings(String salt, long memoryLimit, Set<String> compressedMediaTypes) {
}
