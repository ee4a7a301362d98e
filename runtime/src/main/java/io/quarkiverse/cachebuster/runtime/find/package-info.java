/**
 * Which asset a path or a reference means. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.find;

import org.jspecify.annotations.NullMarked;
