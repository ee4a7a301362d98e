/**
 * What templates see.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.qute;

import org.jspecify.annotations.NullMarked;
