package io.quarkiverse.cachebuster.deployment;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.http.MediaType;

/**
 * The kinds of documents that refer to assets.
 */
enum DocumentKind {
    STYLE_SHEET,
    /** A static HTML page. */
    PAGE,
    WEB_MANIFEST,
    /** A Qute template: the only document that isn't an asset. */
    TEMPLATE;

    /** @param document null if the document isn't an asset */
    static DocumentKind of(@Nullable Asset document) {
        if (document == null) {
            return TEMPLATE;
        }
        if (isPage(document)) {
            return PAGE;
        }
        return document.plainUrl() == PlainUrl.CURRENT_BYTES ? WEB_MANIFEST : STYLE_SHEET;
    }

    static boolean isPage(Asset asset) {
        return "text/html".equals(MediaType.nameOf(asset.path()));
    }

    /** Whether the asset's URLs get an id: pages, web app manifests and files with hashed names keep theirs. */
    static boolean hasId(Asset asset) {
        return asset.plainUrl() == PlainUrl.OWN_BYTES && !isPage(asset);
    }
}
