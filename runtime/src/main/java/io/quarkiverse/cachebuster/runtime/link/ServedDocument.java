package io.quarkiverse.cachebuster.runtime.link;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * A document as it is served.
 *
 * @param bytes sent under its id: the file with an id added to each reference that gets one
 * @param own the file itself; the same array if nothing was added
 * @param references in document order
 */
public record ServedDocument(Asset asset, byte[] bytes, byte[] own, List<Reference> references) {
}
