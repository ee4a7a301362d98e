/**
 * The build steps of the extension. Start reading at {@link io.quarkiverse.cachebuster.deployment.CacheBusterProcessor}.
 */
@NullMarked
package io.quarkiverse.cachebuster.deployment;

import org.jspecify.annotations.NullMarked;
