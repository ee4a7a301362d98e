/**
 * Resolves {@code cacheId} and {@code asset:} expressions in Qute templates.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.qute;

import org.jspecify.annotations.NullMarked;
