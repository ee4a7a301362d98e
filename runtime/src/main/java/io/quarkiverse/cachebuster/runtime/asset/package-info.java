/**
 * Assets: their paths, hashes and cache ids, and the manifest of all of them. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.asset;

import org.jspecify.annotations.NullMarked;
