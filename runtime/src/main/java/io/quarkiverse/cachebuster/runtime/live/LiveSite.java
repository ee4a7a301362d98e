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
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.script.SiteScripts;

/**
 * The assets as they are on disk now, including rewritten documents, for dev mode. Every call reads the document and
 * everything that it refers to.
 */
public final class LiveSite implements AssetResolver {

    private static final Logger LOG = Logger.getLogger(LiveSite.class);
    private static final int MAX_REPORTED = 256;

    private final LiveFiles assets;
    private final LinkRules rules;
    private final LiveScripts scripts;
    private final int maxReported;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * @param reported the unresolved references that have already been reported,
     *        {@linkplain Reference#withoutPosition without their positions}; null to never report any
     */
    public LiveSite(LiveFiles assets, LinkRules rules, @Nullable Collection<String> reported) {
        this.assets = assets;
        this.rules = rules;
        this.scripts = new LiveScripts(assets);
        this.maxReported = reported == null ? 0 : reported.size() + MAX_REPORTED;
        this.reported.addAll(reported == null ? List.of() : reported);
    }

    /** The assets before rewriting. */
    public LiveFiles files() {
        return assets;
    }

    /** Whether the bytes served under the id of this path may differ from those in its file. */
    public boolean isRewritten(String path) {
        return rules.isDocument(path);
    }

    @Override
    public @Nullable Asset find(String path) {
        if (!isRewritten(path)) {
            return assets.find(path);
        }
        ServedDocument document = document(path);
        return document == null ? null : document.asset();
    }

    /** The document with this canonical path, as served now and as in its file; null if there is none. */
    public @Nullable ServedDocument document(String path) {
        ServedDocument document = new LinkedDocuments(new Files(), rules).get(path);
        if (document != null) {
            document.references().forEach(this::report);
        }
        return document;
    }

    private void report(Reference reference) {
        if (reference.problem() != null && reported.size() < maxReported && reported.add(reference.withoutPosition())) {
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

    /** Used for reading one document and everything that it refers to. */
    private final class Files implements DocumentFiles {

        private @Nullable SiteScripts site;

        @Override
        public boolean exists(String path) {
            return assets.exists(path);
        }

        @Override
        public boolean isDirectory(String path) {
            return assets.isDirectory(path);
        }

        @Override
        public byte @Nullable [] document(String path) {
            return assets.read(path);
        }

        @Override
        public @Nullable Asset asset(String path) {
            return assets.find(path);
        }

        @Override
        public @Nullable String whyPlain(String path) {
            if (site == null) {
                // pages and templates get no ids here, so their inline scripts don't matter
                site = SiteScripts.of(scripts.search(), List.of(), this, rules);
            }
            return site.whyPlain(path);
        }
    }
}
