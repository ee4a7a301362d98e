package io.quarkiverse.cachebuster.runtime.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.script.FileNames;
import io.quarkiverse.cachebuster.runtime.script.NamedInScripts;
import io.quarkiverse.cachebuster.runtime.script.ScriptFindings;
import io.quarkiverse.cachebuster.runtime.script.SiteScripts;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/** A site in memory. */
public final class MemoryFiles implements DocumentFiles {

    public static final UrlStyle QUERY = new QueryUrlStyle("v");
    public static final AssetRules RULES = new AssetRules(path -> !path.startsWith("/excluded/"),
            path -> path.startsWith("/hashed/"), 16, "");

    public static final LinkRules LINKS = rules(QUERY, "");

    public final Map<String, byte[]> files = new HashMap<>();
    int reads;
    private SiteScripts scripts;
    private int searched;

    public MemoryFiles with(String path, String content) {
        files.put(path, content.getBytes(UTF_8));
        return this;
    }

    /** The current style sheets of the site. */
    LinkedDocuments sheets() {
        return sheets(QUERY, "");
    }

    LinkedDocuments sheets(UrlStyle style, String rootPath) {
        return new LinkedDocuments(this, rules(style, rootPath));
    }

    private static LinkRules rules(UrlStyle style, String rootPath) {
        return new LinkRules(RULES, style, rootPath, List.of(new CssSyntax()));
    }

    /** The unresolved references of this document. */
    List<Reference> unresolved(String path) {
        return sheets().get(path).references().stream().filter(each -> each.problem() != null).toList();
    }

    public String id(String path) {
        return LINKS.isDocument(path) ? sheets().get(path).asset().cacheId() : asset(path).cacheId();
    }

    /** The bytes served, with asset names in place of ids. */
    public String served(String path) {
        return served(path, QUERY, "");
    }

    public String served(String path, UrlStyle style, String rootPath) {
        LinkedDocuments sheets = sheets(style, rootPath);
        String served = new String(sheets.get(path).bytes(), UTF_8);
        for (String each : files.keySet()) {
            Asset asset = LINKS.isDocument(each) ? sheets.get(each).asset() : asset(each);
            served = served.replace(asset.cacheId(), "<" + each + ">");
        }
        return served;
    }

    @Override
    public boolean exists(String path) {
        return files.containsKey(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return files.keySet().stream().anyMatch(each -> each.startsWith(path + "/"));
    }

    @Override
    public byte[] document(String path) {
        reads++;
        return files.get(path);
    }

    @Override
    public Asset asset(String path) {
        return files.containsKey(path) ? RULES.asset(path, files.get(path)) : null;
    }

    @Override
    public String whyPlain(String path) {
        if (scripts == null || files.size() != searched) {
            FileNames names = FileNames.of(files.keySet());
            scripts = SiteScripts.of(files.keySet().stream().filter(NamedInScripts::isScript)
                    .map(script -> search(script, names)).toList(), List.of(), this, LINKS);
            searched = files.size();
        }
        return scripts.whyPlain(path);
    }

    private ScriptFindings search(String script, FileNames names) {
        try {
            return names.search(script, new ByteArrayInputStream(files.get(script)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
