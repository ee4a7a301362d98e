/**
 * The files as they are on disk right now.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.live;

import org.jspecify.annotations.NullMarked;
