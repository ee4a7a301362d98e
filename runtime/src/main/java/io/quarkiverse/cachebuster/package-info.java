/**
 * The public API: inject {@link io.quarkiverse.cachebuster.CacheBuster}.
 */
@NullMarked
package io.quarkiverse.cachebuster;

import org.jspecify.annotations.NullMarked;
