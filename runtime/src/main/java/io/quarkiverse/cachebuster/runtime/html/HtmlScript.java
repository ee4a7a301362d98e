package io.quarkiverse.cachebuster.runtime.html;

/**
 * An inline script, classic or module.
 *
 * @param start the position of its first character
 * @param text its source; each Qute tag in it is replaced by {@link HtmlText#TAG}
 */
public record HtmlScript(int start, String text) {
}
