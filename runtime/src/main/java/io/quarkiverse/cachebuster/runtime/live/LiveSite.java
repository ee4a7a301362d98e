package io.quarkiverse.cachebuster.runtime.live;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.link.DocumentFiles;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.LinkedDocuments;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.link.UnresolvedReference;

/**
 * The assets as they are on disk now, with style sheets as they are served: a sheet and all that it reaches are read each time
 * that it is asked for. For dev mode.
 */
public final class LiveSite implements AssetResolver {

    private static final Logger LOG = Logger.getLogger(LiveSite.class);
    private static final int MOST_REPORTED = 256;

    private final LiveFiles assets;
    private final LinkRules rules;
    private final boolean rewriting;
    private final int mostReported;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * @param rewriting whether style sheets are rewritten at all
     * @param reported the references that lead nowhere and that somebody has been warned of already, {@linkplain
     *        UnresolvedReference#withoutPosition without their positions}; null if nobody is to be warned
     */
    public LiveSite(LiveFiles assets, LinkRules rules, boolean rewriting, @Nullable Collection<String> reported) {
        this.assets = assets;
        this.rules = rules;
        this.rewriting = rewriting;
        this.mostReported = reported == null ? 0 : reported.size() + MOST_REPORTED;
        this.reported.addAll(reported == null ? List.of() : reported);
    }

    /** The assets as they are in their files. */
    public LiveFiles files() {
        return assets;
    }

    /** Whether other bytes may be served for this path than those in its file. */
    public boolean isRewritten(String path) {
        return rewriting && LinkedDocuments.isSheet(path);
    }

    @Override
    public @Nullable Asset find(String path) {
        if (!isRewritten(path)) {
            return assets.find(path);
        }
        ServedDocument sheet = sheet(path);
        return sheet == null ? null : sheet.asset();
    }

    /** The style sheet with this canonical path as it is served now; null if there is none. */
    public @Nullable ServedDocument sheet(String path) {
        ServedDocument sheet = new LinkedDocuments(new Files(), rules).get(path);
        if (sheet != null) {
            sheet.unresolved().forEach(this::report);
        }
        return sheet;
    }

    private void report(UnresolvedReference reference) {
        if (reported.size() < mostReported && reported.add(reference.withoutPosition())) {
            LOG.warn(reference.describe(paths()));
        }
    }

    @Override
    public boolean exists(String path) {
        return assets.exists(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return assets.isDirectory(path);
    }

    @Override
    public Collection<String> paths() {
        return assets.paths();
    }

    private final class Files implements DocumentFiles {

        @Override
        public boolean exists(String path) {
            return assets.exists(path);
        }

        @Override
        public boolean isDirectory(String path) {
            return assets.isDirectory(path);
        }

        @Override
        public byte @Nullable [] sheet(String path) {
            return assets.read(path);
        }

        @Override
        public @Nullable Asset asset(String path) {
            return assets.find(path);
        }
    }
}
