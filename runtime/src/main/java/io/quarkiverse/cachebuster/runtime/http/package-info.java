/**
 * What HTTP says: which bytes, which headers, when nothing at all.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.NullMarked;
