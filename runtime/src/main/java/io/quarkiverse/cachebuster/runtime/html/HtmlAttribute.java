package io.quarkiverse.cachebuster.runtime.html;

/**
 * An attribute of a start tag.
 *
 * @param name in lower case
 * @param start the position of its name
 * @param end the position after its value and the closing quotation mark
 * @param value empty if it has none
 */
public record HtmlAttribute(String name, int start, int end, HtmlText value) {
}
