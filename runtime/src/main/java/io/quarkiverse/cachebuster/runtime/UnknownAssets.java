package io.quarkiverse.cachebuster.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * Warns about references that name no asset: once for each, and only about the first few hundred, since a path may come from
 * a request and must cost neither memory nor time without bound.
 */
final class UnknownAssets {

    private static final Logger LOG = Logger.getLogger(CacheBuster.class);
    private static final int MOST = 256;
    private static final int MAX_LENGTH = 1024;

    private final AssetLookup lookup;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    UnknownAssets(AssetLookup lookup) {
        this.lookup = lookup;
    }

    void report(@Nullable String text, AssetLookup.Result result) {
        String what = text == null || text.isBlank() ? "" : text;
        if (reported.size() >= MOST || what.length() > MAX_LENGTH || !reported.add(what)) {
            return;
        }
        LOG.warn(AssetProblem.describe(lookup, what, result));
        if (reported.size() == MOST) {
            LOG.warnf("%d paths that name no static resource were reported; further ones are not", MOST);
        }
    }
}
