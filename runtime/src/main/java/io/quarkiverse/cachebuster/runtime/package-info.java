/**
 * The {@code CacheBuster} bean, the configuration and the recorder.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime;

import org.jspecify.annotations.NullMarked;
