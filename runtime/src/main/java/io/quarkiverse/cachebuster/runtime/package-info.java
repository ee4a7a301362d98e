/**
 * The implementation of the API, its configuration, and what connects the build with it.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime;

import org.jspecify.annotations.NullMarked;
