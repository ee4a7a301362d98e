/**
 * A small but real site that uses the extension. It is the demo, and the tests of this module run against it.
 */
package io.quarkiverse.cachebuster.it;
