/**
 * Where the references in a style sheet are. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.css;

import org.jspecify.annotations.NullMarked;
