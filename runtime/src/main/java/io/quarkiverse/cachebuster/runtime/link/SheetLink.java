package io.quarkiverse.cachebuster.runtime.link;

import io.quarkiverse.cachebuster.runtime.css.CssText;

/**
 * A reference of a style sheet to an asset.
 *
 * @param text the URL as it is written, but with slashes for backslashes
 * @param target the canonical path of the asset
 */
record SheetLink(CssText text, String target) {
}
