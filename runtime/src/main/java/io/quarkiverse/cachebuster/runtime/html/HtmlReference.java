package io.quarkiverse.cachebuster.runtime.html;

/**
 * A place in a page that names a file.
 *
 * @param url the URL; never blank
 * @param element the element that it belongs to
 */
public record HtmlReference(HtmlKind kind, HtmlText url, HtmlElement element) {
}
