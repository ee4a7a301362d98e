package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Integrity;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.LinkedDocuments;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.page.InlineScripts;
import io.quarkiverse.cachebuster.runtime.page.Page;
import io.quarkiverse.cachebuster.runtime.page.PageContext;
import io.quarkiverse.cachebuster.runtime.page.PageFiles;
import io.quarkiverse.cachebuster.runtime.page.PageLinker;
import io.quarkiverse.cachebuster.runtime.page.PageLinks;
import io.quarkiverse.cachebuster.runtime.page.PageRules;
import io.quarkiverse.cachebuster.runtime.page.StaticPages;
import io.quarkiverse.cachebuster.runtime.script.FileNames;
import io.quarkiverse.cachebuster.runtime.script.NamedInScripts;
import io.quarkiverse.cachebuster.runtime.script.ScriptFindings;
import io.quarkiverse.cachebuster.runtime.script.SiteScripts;

/**
 * Hashes the assets: unmodified files first, then the documents, because these contain the ids of the others, and pages last.
 */
final class AssetFingerprints implements PageFiles {

    private static final Logger LOG = Logger.getLogger(AssetFingerprints.class);

    private final LinkRules rules;
    private final NavigableMap<String, ScannedAsset> scanned = new TreeMap<>();
    private final Map<String, Asset> hashed = new ConcurrentHashMap<>();
    private final SortedMap<String, ServedDocument> documents = new TreeMap<>();
    private final Set<String> pages = new HashSet<>();
    private @Nullable InlineScripts inlineScripts;
    /** The pages and templates, whose inline scripts may register service workers. */
    private final List<Page> withScripts = new ArrayList<>();
    /** Computed when the first document refers to an asset. */
    private @Nullable SiteScripts scripts;

    AssetFingerprints(LinkRules rules) {
        this.rules = rules;
    }

    AssetManifestBuildItem hash(List<ScannedAsset> assets, PagesBuildItem site, PageRules pageRules) {
        assets.forEach(asset -> scanned.put(asset.path(), asset));
        site.staticPages().forEach(page -> pages.add(page.name()));
        withScripts.addAll(site.staticPages());
        withScripts.addAll(site.templates());
        assets.parallelStream().filter(asset -> !isDocument(asset.path())).map(this::hash).forEach(this::add);
        LinkedDocuments linked = new LinkedDocuments(this, rules);
        scanned.keySet().stream().filter(path -> !pages.contains(path) && rules.isDocument(path))
                .forEach(path -> documents.put(path, linked.get(path)));
        documents.values().parallelStream().map(this::hash).forEach(this::add);
        List<Reference> mistakes = link(site.staticPages(), pageRules);
        return new AssetManifestBuildItem(AssetManifest.of(hashed.values()), documents, mistakes, this);
    }

    private boolean isDocument(String path) {
        return pages.contains(path) || rules.isDocument(path);
    }

    private List<Reference> link(List<Page> staticPages, PageRules pageRules) {
        if (staticPages.isEmpty()) {
            return List.of();
        }
        PageLinker linker = new PageLinker(this, pageRules,
                page -> PageContext.of(page, target -> inlineScripts().whyPlain(List.of(page), target)));
        List<Reference> mistakes = new ArrayList<>();
        Map<String, ServedDocument> served = new TreeMap<>();
        for (Page page : staticPages) {
            PageLinks links = linker.link(page);
            mistakes.addAll(links.mistakes());
            served.put(page.name(), StaticPages.serve(page.name(), document(page.name()), links, rules.assets()));
        }
        served.values().parallelStream().map(this::hash).forEach(this::add);
        documents.putAll(served);
        return mistakes;
    }

    @Override
    public @Nullable String whyPlain(String path) {
        return scripts().whyPlain(path);
    }

    private SiteScripts scripts() {
        if (scripts == null) {
            FileNames names = FileNames.of(scanned.keySet());
            List<ScriptFindings> findings = scanned.values().parallelStream()
                    .filter(asset -> NamedInScripts.isScript(asset.path()))
                    .map(script -> search(script, names))
                    .toList();
            scripts = SiteScripts.of(findings, inlineScripts().registrations(withScripts), this, rules);
        }
        return scripts;
    }

    /** The inline scripts of all pages. */
    InlineScripts inlineScripts() {
        if (inlineScripts == null) {
            inlineScripts = new InlineScripts(FileNames.of(scanned.keySet()));
        }
        return inlineScripts;
    }

    /** Warnings about service workers, if any document may refer to what they precache. */
    List<String> warnings() {
        return documents.isEmpty() && withScripts.isEmpty() ? List.of() : scripts().warnings();
    }

    private static ScriptFindings search(ScannedAsset script, FileNames names) {
        try (InputStream content = script.open()) {
            return names.search(script.path(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the script '" + script.path() + "': " + e, e);
        }
    }

    private Asset hash(ScannedAsset asset) {
        return asset.hash(rules.assets(), true);
    }

    private Asset hash(ServedDocument document) {
        Asset asset = document.asset();
        if (!scanned.get(asset.path()).certain()) {
            return asset;
        }
        Content own = asset.own();
        return asset.withContent(asset.content().withIntegrity(Integrity.of(document.bytes())))
                .withOwn(own == null ? null : own.withIntegrity(Integrity.of(document.own())));
    }

    private void add(Asset asset) {
        LOG.debugf("Hashed '%s': %s", asset.path(), asset.cacheId());
        hashed.put(asset.path(), asset);
    }

    @Override
    public boolean exists(String path) {
        return scanned.containsKey(path);
    }

    @Override
    public boolean isDirectory(String path) {
        String within = path.endsWith("/") ? path : path + "/";
        String next = scanned.ceilingKey(within);
        return next != null && next.startsWith(within);
    }

    @Override
    public byte @Nullable [] document(String path) {
        ScannedAsset asset = scanned.get(path);
        try {
            return asset == null ? null : asset.read();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the static resource '" + path + "': " + e, e);
        }
    }

    @Override
    public @Nullable Asset asset(String path) {
        return hashed.get(path);
    }

    @Override
    public Collection<String> paths() {
        return scanned.keySet();
    }

    @Override
    public @Nullable ServedDocument served(String path) {
        return documents.get(path);
    }
}
