/**
 * How URLs name assets and carry their cache ids. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.url;

import org.jspecify.annotations.NullMarked;
