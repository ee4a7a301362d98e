/**
 * Finds the references in style sheets. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.css;

import org.jspecify.annotations.NullMarked;
