/**
 * What a style sheet refers to, and how it is rewritten so that every reference carries an id. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.css;

import org.jspecify.annotations.NullMarked;
