/**
 * What the build does. {@link io.quarkiverse.cachebuster.deployment.CacheBusterProcessor} is the table of contents.
 */
@NullMarked
package io.quarkiverse.cachebuster.deployment;

import org.jspecify.annotations.NullMarked;
