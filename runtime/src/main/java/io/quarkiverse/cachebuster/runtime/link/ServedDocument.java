package io.quarkiverse.cachebuster.runtime.link;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * A style sheet as it is served.
 *
 * @param bytes those in its file, with an id added to each reference that leads to an asset
 * @param own those in its file; the same array if nothing was added
 * @param unresolved the references that lead nowhere
 */
public record ServedDocument(Asset asset, byte[] bytes, byte[] own, List<UnresolvedReference> unresolved) {
}
