/**
 * What an asset is: its path, its identity, and how it is found. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.asset;

import org.jspecify.annotations.NullMarked;
