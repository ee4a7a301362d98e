/**
 * Finds static files where Quarkus does, and in dev mode serves them as they are on disk right now.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.live;

import org.jspecify.annotations.NullMarked;
