package io.quarkiverse.cachebuster.runtime.http;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Caching;
import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Compression Dictionary Transport (RFC 9842): asks clients to keep responses as dictionaries, and finds deltas for those
 * that have one. Only for responses that stay the same forever, of assets with a Brotli variant: the build has deltas for
 * these only.
 * <p>
 * Responses that need a login take part as well: a browser uses a dictionary only for the user it was sent to.
 */
record Dictionaries(AssetStore store, EarlierAssets earlier) {

    /**
     * Whether a response may be used as a dictionary, or depend on one. Its headers for other origins must have been set.
     *
     * @param ids how the ids in the URL relate to the asset
     */
    boolean apply(RoutingContext rc, StoredAsset asset, Caching caching, Match ids) {
        return earlier.deltas() && caching == Caching.IMMUTABLE && ids != Match.NONE
                && asset.asset().content().has(ContentCoding.BROTLI)
                && !rc.response().headers().contains(HttpHeaders.CACHE_CONTROL)
                && isReadable(rc.request().headers(), rc.response().headers());
    }

    /** The value of {@code Use-As-Dictionary}. */
    static String useAsDictionary(RoutingContext rc, StoredAsset asset) {
        return DictionaryFields.useAsDictionary(RequestPaths.prefix(rc), asset.asset().path());
    }

    /** Continues with a delta among the asset's variants, if the client has the dictionary for one. */
    void withDelta(RoutingContext rc, StoredAsset asset, Consumer<StoredAsset> next) {
        Fingerprint dictionary = dictionary(rc.request().headers());
        if (dictionary == null || asset.isCompressedOnTheFly()) {
            next.accept(asset);
            return;
        }
        Waiting.on(earlier.history(rc.vertx()), rc, history -> {
            Delta delta = history.delta(asset.asset().path(), asset.asset().fingerprint(), dictionary);
            if (delta == null) {
                next.accept(asset);
            } else {
                Waiting.on(store.getDelta(delta, rc.vertx()), rc,
                        loaded -> next.accept(loaded == null ? asset : asset.withDelta(loaded)));
            }
        });
    }

    /** The hash of the client's dictionary; null if it has none or doesn't want the response to be transformed. */
    private static @Nullable Fingerprint dictionary(MultiMap request) {
        List<String> fields = request.getAll(DictionaryFields.AVAILABLE_DICTIONARY);
        Fingerprint dictionary = fields.size() == 1 ? DictionaryFields.availableDictionary(fields.get(0)) : null;
        return dictionary == null || forbidsTransformation(request) ? null : dictionary;
    }

    private static boolean forbidsTransformation(MultiMap request) {
        return request.getAll(HttpHeaders.CACHE_CONTROL).stream()
                .flatMap(field -> List.of(field.split(",")).stream())
                .anyMatch(directive -> directive.strip().toLowerCase(Locale.ROOT).equals("no-transform"));
    }

    /**
     * Whether the page may read the response, as far as a server can tell (RFC 9842, section 9.3.2). To any other page, the
     * time or size of a delta could reveal something about the dictionary.
     */
    private static boolean isReadable(MultiMap request, MultiMap response) {
        String mode = request.get("Sec-Fetch-Mode");
        if (mode == null || "same-origin".equals(request.get("Sec-Fetch-Site"))) {
            return true;
        }
        return switch (mode) {
            case "navigate", "same-origin" -> true;
            case "cors" -> isAllowed(request.get(HttpHeaders.ORIGIN), response.get(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN));
            default -> false;
        };
    }

    private static boolean isAllowed(@Nullable String origin, @Nullable String allowed) {
        return origin != null && ("*".equals(allowed) || origin.equals(allowed));
    }
}
