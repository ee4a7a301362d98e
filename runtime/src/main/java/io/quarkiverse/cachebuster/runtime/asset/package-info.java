/**
 * What an asset is: its path, its hashes, its cache id. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.asset;

import org.jspecify.annotations.NullMarked;
