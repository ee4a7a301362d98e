package io.quarkiverse.cachebuster.runtime.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Integrity;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.LinkedDocuments;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.script.FileNames;
import io.quarkiverse.cachebuster.runtime.url.FileNameUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/** A site in memory, with pages and templates. */
final class PageSite implements PageFiles {

    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<Page> templates = new ArrayList<>();
    private UrlStyle style = new QueryUrlStyle("v");
    private String rootPath = "";
    private WebDependencies webDependencies = WebDependencies.NONE;
    private Predicate<String> importMap = module -> false;
    private boolean integrity;
    private Predicate<String> uncertain = path -> false;
    private Predicate<String> leftAlone = page -> false;
    private PageRoutes routes = PageRoutes.NONE;
    private PageUrls urls = PageUrls.of(true, "", false, false);

    PageSite with(String path, String content) {
        files.put(path, content.getBytes(UTF_8));
        return this;
    }

    /** Files whose content is their path. */
    PageSite with(String... paths) {
        for (String path : paths) {
            with(path, path);
        }
        return this;
    }

    PageSite rootPath(String rootPath) {
        this.rootPath = rootPath;
        return this;
    }

    PageSite fileNameStyle() {
        style = new FileNameUrlStyle();
        return this;
    }

    PageSite versions(Map<String, String> versions) {
        webDependencies = new WebDependencies(versions, Map.of());
        return this;
    }

    PageSite importMap(Predicate<String> modules) {
        importMap = modules;
        return this;
    }

    PageSite addingIntegrity() {
        integrity = true;
        return this;
    }

    /** Assets for which it is uncertain which file will be served. */
    PageSite uncertain(Predicate<String> paths) {
        uncertain = paths;
        return this;
    }

    PageSite leftAlone(Predicate<String> pages) {
        leftAlone = pages;
        return this;
    }

    PageSite routes(Predicate<String> whole, Predicate<String> ends) {
        routes = new PageRoutes() {

            @Override
            public boolean mayAnswer(String path) {
                return whole.test(path);
            }

            @Override
            public boolean mayAnswerIn(String directory) {
                return whole.test(directory);
            }

            @Override
            public boolean mayEndWith(String relative) {
                return ends.test(relative);
            }
        };
        return this;
    }

    PageSite baseUrl(String baseUrl, boolean otherHost) {
        urls = PageUrls.of(true, baseUrl, otherHost, true);
        return this;
    }

    PageSite undelivered() {
        urls = PageUrls.of(false, "", false, false);
        return this;
    }

    /** Another template of the same page. */
    PageSite template(String text) {
        templates.add(Page.ofTemplate("other" + templates.size() + ".html", text, false));
        return this;
    }

    PageRules rules() {
        AssetRules assets = new AssetRules(path -> !path.startsWith("/excluded/"), path -> path.startsWith("/hashed/"), 16, "");
        return new PageRules(new LinkRules(assets, style, rootPath, webDependencies, List.of(new CssSyntax())), "v", integrity,
                leftAlone, routes);
    }

    private PageLinks links(Page page) {
        List<Page> around = new ArrayList<>(templates);
        around.add(page);
        InlineScripts scripts = new InlineScripts(FileNames.of(files.keySet()));
        PageContext context = new PageContext(around, target -> scripts.whyPlain(around, target), importMap);
        return new PageLinker(this, rules(), each -> context).link(page);
    }

    /** What a static page refers to. */
    PageLinks page(String path, String html) {
        return links(Page.of(path, html.getBytes(UTF_8)));
    }

    /** What a template refers to. */
    PageLinks template(String path, String text) {
        return links(Page.ofTemplate(path, text, false));
    }

    /** The static page as it is served, with {@code ID} in place of each id. */
    String served(String path, String html) {
        byte[] own = html.getBytes(UTF_8);
        ServedDocument served = StaticPages.serve(path, own, page(path, html), rules().links().assets());
        return withoutIds(new String(served.bytes(), UTF_8));
    }

    /** The template as it is parsed, with {@code ID} in place of each id. */
    String parsed(String text) {
        return withoutIds(Page.ofTemplate("page.html", text, false).edited(template("page.html", text).edits())
                .edit(text, urls));
    }

    private String withoutIds(String text) {
        String result = text;
        for (String path : files.keySet()) {
            result = result.replace(asset(path).cacheId(), "ID")
                    .replace(integrity(path), "INTEGRITY(" + path + ")")
                    .replace(ownIntegrity(path), "OWN(" + path + ")");
        }
        return result;
    }

    String integrity(String path) {
        return asset(path).integrity().orElseThrow();
    }

    /** That of the file itself. */
    String ownIntegrity(String path) {
        return Integrity.of(files.get(path)).text();
    }

    /** Why the only reference to an asset stays plain; null if it gets an id. */
    static @Nullable String why(PageLinks links) {
        return links.references().get(links.references().size() - 1).plain();
    }

    static List<String> problems(PageLinks links, Collection<String> paths) {
        return links.references().stream().filter(each -> each.problem() != null).map(each -> each.describe(paths)).toList();
    }

    static @Nullable Problem problem(Reference reference) {
        return reference.problem();
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
    public byte @Nullable [] document(String path) {
        return files.get(path);
    }

    @Override
    public @Nullable Asset asset(String path) {
        ServedDocument document = served(path);
        if (document == null) {
            byte[] bytes = files.get(path);
            return bytes == null ? null : withIntegrity(rules().links().assets().asset(path, bytes), bytes);
        }
        Asset asset = withIntegrity(document.asset(), document.bytes());
        return asset.own() == null ? asset : asset.withOwn(asset.own().withIntegrity(Integrity.of(document.own())));
    }

    private Asset withIntegrity(Asset asset, byte[] bytes) {
        return uncertain.test(asset.path()) ? asset
                : asset.withContent(asset.content().withIntegrity(Integrity.of(bytes)));
    }

    @Override
    public @Nullable ServedDocument served(String path) {
        LinkRules links = rules().links();
        return links.isDocument(path) && exists(path) ? new LinkedDocuments(this, links).get(path) : null;
    }

    @Override
    public @Nullable String whyPlain(String path) {
        return path.endsWith("marker-icon.png") ? "a script looks for its file name" : null;
    }

    @Override
    public Collection<String> paths() {
        return files.keySet();
    }
}
