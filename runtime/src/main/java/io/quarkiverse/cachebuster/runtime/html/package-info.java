/**
 * Finds references to files in HTML pages, HTML templates and web app manifests. Plain Java, no Quarkus.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.html;

import org.jspecify.annotations.NullMarked;
