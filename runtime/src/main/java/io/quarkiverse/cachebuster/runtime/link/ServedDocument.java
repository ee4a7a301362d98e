package io.quarkiverse.cachebuster.runtime.link;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * A document as it is served.
 *
 * @param bytes those sent under its id: those in its file, with an id added to each reference that gets one
 * @param own those in its file, sent under its plain URL; the same array if nothing was added
 * @param references in their order
 */
public record ServedDocument(Asset asset, byte[] bytes, byte[] own, List<Reference> references) {
}
