package io.quarkiverse.cachebuster.runtime.http;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;

/**
 * Decides how long a response may be cached and which bytes it contains, depending on the requested URL.
 *
 * @param live whether files can change while the application runs
 */
record UrlPolicy(boolean live) {

    /** The kind of the requested file. */
    enum Kind {
        /** Any other file. */
        FILE,
        /** An HTML page: its URL has no id, so it has to be revalidated. */
        PAGE,
        /** A web app manifest: its URL identifies the app. */
        WEB_MANIFEST,
        /** A file whose name is known to contain a hash of its content. */
        HASHED_NAME,
        /** Any file that a browser requests as the script of a service worker, which must stay updatable. */
        SERVICE_WORKER;

        /** The kind of an asset, as far as it doesn't depend on the request. */
        static Kind of(Asset asset, MediaType mediaType) {
            if (mediaType.html()) {
                return PAGE;
            }
            // a page is handled above
            if (asset.plainUrl() == PlainUrl.CURRENT_BYTES || asset.path().endsWith(".webmanifest")) {
                return WEB_MANIFEST;
            }
            return asset.hashedName() ? HASHED_NAME : FILE;
        }
    }

    /** How long a response may be cached. */
    enum Caching {
        /** Forever: the bytes at this URL never change. */
        IMMUTABLE,
        /** Only if it is revalidated before each use. */
        NO_CACHE,
        /** Not at all: these are not the bytes that the id in the URL belongs to. */
        NO_STORE,
        /** As configured for URLs without an id. */
        PLAIN
    }

    /** Which bytes a response contains. */
    enum Bytes {
        /** The bytes under the current id. */
        CURRENT,
        /** The bytes of the build whose id is in the URL. */
        EARLIER,
        /** The bytes in the file. */
        OWN
    }

    Caching caching(Kind kind, Match ids) {
        if (live || kind == Kind.PAGE || kind == Kind.SERVICE_WORKER || kind == Kind.WEB_MANIFEST && ids == Match.NONE) {
            return Caching.NO_CACHE;
        }
        return switch (ids) {
            case SEVERAL, FOREIGN -> Caching.NO_STORE;
            case CURRENT, EARLIER -> Caching.IMMUTABLE;
            case NONE -> kind == Kind.HASHED_NAME ? Caching.IMMUTABLE : Caching.PLAIN;
        };
    }

    static Bytes bytes(PlainUrl plainUrl, Match ids) {
        return switch (ids) {
            case NONE -> plainUrl == PlainUrl.CURRENT_BYTES ? Bytes.CURRENT : Bytes.OWN;
            case EARLIER -> Bytes.EARLIER;
            case CURRENT, FOREIGN, SEVERAL -> Bytes.CURRENT;
        };
    }
}
