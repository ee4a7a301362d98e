/**
 * References from documents to assets, and how documents are rewritten so that references carry ids. Plain Java, no
 * Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.link;

import org.jspecify.annotations.NullMarked;
