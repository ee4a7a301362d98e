package io.quarkiverse.cachebuster.runtime.http;

import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;

/**
 * The table that says how long a response may be kept and which bytes it has, by the URL that was asked for. The first row that
 * matches wins.
 *
 * @param live whether files can change while the application runs
 */
record UrlPolicy(boolean live) {

    /** What is asked for. */
    enum Kind {
        /** Any other file. */
        FILE,
        /** An HTML page: its URL has no id, so it has to be revalidated. */
        PAGE,
        /** A web app manifest: its URL identifies the app. */
        WEB_MANIFEST,
        /** A file whose name is known to carry a hash of its content. */
        HASHED_NAME,
        /** Any file that a browser asks for as the script of a service worker, which it must be able to update. */
        SERVICE_WORKER
    }

    /** How long a response may be kept. */
    enum Caching {
        /** For good: the bytes at this URL never change. */
        IMMUTABLE,
        /** As long as it is revalidated each time. */
        NO_CACHE,
        /** Not at all: these are not the bytes that the URL stands for. */
        NO_STORE,
        /** As configured for URLs without an id. */
        PLAIN
    }

    /** Which bytes a response has. */
    enum Bytes {
        /** Those under the current id. */
        CURRENT,
        /** Those of the build whose id is in the URL. */
        EARLIER,
        /** Those in the file. */
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

    static Bytes bytes(Match ids) {
        return switch (ids) {
            case NONE -> Bytes.OWN;
            case EARLIER -> Bytes.EARLIER;
            case CURRENT, FOREIGN, SEVERAL -> Bytes.CURRENT;
        };
    }
}
