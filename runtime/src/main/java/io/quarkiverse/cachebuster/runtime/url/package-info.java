/**
 * URLs of assets: where they carry the cache id, how they are parsed, and globs over paths. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.url;

import org.jspecify.annotations.NullMarked;
