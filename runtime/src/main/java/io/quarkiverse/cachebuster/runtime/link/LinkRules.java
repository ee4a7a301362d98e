package io.quarkiverse.cachebuster.runtime.link;

import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * What decides how style sheets are served, apart from the files.
 *
 * @param assets what an asset is and what its id is
 * @param style how references carry ids
 * @param rootPath the HTTP root path with a slash in front and none at the end; empty for the root
 */
public record LinkRules(AssetRules assets, UrlStyle style, String rootPath) {
}
