/**
 * Resolves the references from documents to assets, and rewrites documents so that their references carry ids. Plain Java,
 * no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.link;

import org.jspecify.annotations.NullMarked;
