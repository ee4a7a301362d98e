package io.quarkiverse.cachebuster.runtime.page;

/**
 * A change to a page: replaces what is between two positions.
 *
 * @param from inclusive
 * @param to exclusive
 * @param text the replacement; with {@link Condition#BASE_URL} and {@link Condition#MODULE_BASE_URL}, empty
 * @param condition when it is made
 */
public record Edit(int from, int to, String text, Condition condition) {

    /** When an edit is made. Static pages are only edited for delivery, and stay on their own host. */
    public enum Condition {
        ALWAYS,
        /** if style sheets are served as the build rewrote them */
        DELIVERED,
        /** if they are not */
        NOT_DELIVERED,
        /** inserts the base URL if there is one */
        BASE_URL,
        /** inserts the base URL if modules can be loaded from there */
        MODULE_BASE_URL,
        /** if the base URL has a host */
        CROSS_ORIGIN
    }
}
