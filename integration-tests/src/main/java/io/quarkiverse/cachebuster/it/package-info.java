/**
 * A small real site that uses the extension in every way it offers: the demo, and what the tests of this module prove things
 * with.
 */
package io.quarkiverse.cachebuster.it;
