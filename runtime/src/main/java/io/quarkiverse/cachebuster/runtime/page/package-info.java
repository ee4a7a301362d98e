/**
 * Decides which references of HTML pages and templates get ids, and which stay plain. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.page;

import org.jspecify.annotations.NullMarked;
