/**
 * How assets are sent: which bytes, which headers.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.NullMarked;
