package io.quarkiverse.cachebuster.runtime.page;

/**
 * A change to the text of a template: replaces the characters from {@code from} (inclusive) to {@code to} (exclusive). The
 * text must have as many line breaks as what it replaces, so that the positions in error messages stay right.
 *
 * @param text Qute source; empty if the condition supplies it
 */
public record TemplateEdit(int from, int to, String text, Condition condition) {

    /** What is known only when the application starts. The order is part of the recorded form. */
    public enum Condition {
        ALWAYS,
        /** Assets are sent by us. */
        DELIVERED,
        /** Assets are sent by Quarkus or a servlet container. */
        NOT_DELIVERED,
        /** There is a base URL, which is the text. */
        BASE_URL,
        /** There is a base URL, which is the text, and pages may load modules from it. */
        MODULE_BASE_URL,
        /** Assets come from another host. */
        CROSS_ORIGIN
    }
}
