package io.quarkiverse.cachebuster.runtime.http;

import java.util.Set;

/**
 * What the configuration says about sending assets.
 *
 * @param salt mixed into entity tags as into cache ids, so that both change after an incident; empty for none
 * @param memoryLimit bytes of assets to keep in memory
 * @param compressedMediaTypes what Quarkus compresses on the fly; empty if it does not
 * @param indexPage the name of the file that is sent for a directory
 * @param includeHidden whether names that start with a dot are served
 * @param ranges whether parts of assets are served
 * @param idsInNames whether URLs have ids in their file names
 */
public record HttpSettings(String salt, long memoryLimit, Set<String> compressedMediaTypes, String indexPage,
        boolean includeHidden, boolean ranges, boolean idsInNames) {
}
