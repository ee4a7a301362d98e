/**
 * Finds the asset that a path or a reference names, and suggests names for wrong ones. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.find;

import org.jspecify.annotations.NullMarked;
