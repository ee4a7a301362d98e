/**
 * What templates can call.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.qute;

import org.jspecify.annotations.NullMarked;
