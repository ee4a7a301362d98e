/**
 * Finds the assets that the site's scripts look for by file name. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.script;

import org.jspecify.annotations.NullMarked;
