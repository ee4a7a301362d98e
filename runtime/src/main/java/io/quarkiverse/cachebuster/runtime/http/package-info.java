/**
 * Serves assets: verifies and stores their bytes, evaluates requests and sets the response headers.
 */
@NullMarked
package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.NullMarked;
