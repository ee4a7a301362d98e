/**
 * Which documents refer to which assets, and how they are rewritten so that every reference carries an id. Plain Java, no
 * Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.link;

import org.jspecify.annotations.NullMarked;
