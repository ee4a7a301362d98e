package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Bytes;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;

/**
 * A requested URL, and what earlier builds served under it.
 *
 * @param path the canonical path of a file
 * @param ids the ids in the URL
 * @param history what earlier builds served; empty if the URL cannot be one of theirs
 */
record RequestedUrl(String path, UrlIds ids, AssetHistory history) {

    /** How the ids relate to this asset. */
    Match match(Asset asset) {
        return match(asset.cacheId());
    }

    private Match match(String current) {
        return ids.match(current, id -> history.find(path, id) != null);
    }

    /** Which of this asset's bytes to send. */
    Content content(Asset asset) {
        return UrlPolicy.bytes(asset.plainUrl(), match(asset)) == Bytes.OWN ? asset.ownContent() : asset.content();
    }

    /**
     * The asset of an earlier build that the URL stands for; null if it stands for the current one or for nothing.
     *
     * @param current the asset with this path; null if there is none
     */
    @Nullable
    Asset earlier(@Nullable Asset current) {
        Match match = match(current == null ? "" : current.cacheId());
        if (UrlPolicy.bytes(current == null ? PlainUrl.OWN_BYTES : current.plainUrl(), match) == Bytes.EARLIER) {
            return ids.find(id -> history.find(path, id));
        }
        return current == null && match == Match.NONE ? history.hashedName(path) : null;
    }
}
