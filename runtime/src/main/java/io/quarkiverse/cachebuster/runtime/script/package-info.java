/**
 * Which assets are looked for by their file name in the scripts of the site. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.script;

import org.jspecify.annotations.NullMarked;
