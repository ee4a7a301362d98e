package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.HtmlReference;
import io.quarkiverse.cachebuster.runtime.html.HtmlText;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.link.Targets;
import io.quarkiverse.cachebuster.runtime.link.Targets.Target;
import io.quarkiverse.cachebuster.runtime.link.WrittenUrl;

/**
 * Resolves the references of pages and decides which ones stay plain, regardless of what else the page refers to.
 */
final class PageReader {

    /** What elements and style sheets of another page load. The URLs of pages and data have no ids. */
    private static final Pattern PREFETCHED = Pattern
            .compile("(?i).*\\.(css|[cm]?js|avif|gif|ico|jpe?g|png|svg|webp|otf|ttf|woff2?)");

    private final PageFiles files;
    private final PageRules rules;
    private final Targets targets;
    private final SuffixIndex suffixes;
    private final UrlSelectors selectors;
    /** The directories that contain an asset, each with a slash at its end. */
    private final Set<String> directories = new HashSet<>();
    private final Set<String> directoriesInAnyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    /** The same directories without that slash. */
    private final SuffixIndex directorySuffixes;

    PageReader(PageFiles files, PageRules rules, UrlSelectors selectors) {
        this.files = files;
        this.rules = rules;
        this.selectors = selectors;
        this.targets = new Targets(files, rules.links());
        this.suffixes = new SuffixIndex(files.paths());
        files.paths().forEach(path -> directories.add(AssetPath.directory(path)));
        directoriesInAnyCase.addAll(directories);
        this.directorySuffixes = new SuffixIndex(directories.stream().map(AssetPath::withoutSlash).toList());
    }

    /** The references to assets, in document order. */
    List<Found> read(Page page, PageContext context) {
        Base base = Base.of(context.around(), page.isTemplate() ? null : targets.urlPath(page.name()));
        List<Found> found = new ArrayList<>();
        for (HtmlReference html : page.html().references()) {
            Found each = new Reading(page, context, base, html).read();
            if (each != null) {
                found.add(each);
            }
        }
        return found;
    }

    /** Reads one reference. */
    private final class Reading {

        private final Page page;
        private final PageContext context;
        private final Base base;
        private final HtmlReference html;
        private final HtmlText value;
        private final WrittenUrl url;
        /** Whether the query has expressions that the id doesn't replace, and nothing else has any. */
        private final boolean queryComputed;

        Reading(Page page, PageContext context, Base base, HtmlReference html) {
            this.page = page;
            this.context = context;
            this.base = base;
            this.html = html;
            this.value = html.url();
            this.url = WrittenUrl.of(value.text());
            this.queryComputed = TemplateValues.areOnlyInQuery(value)
                    && !TemplateValues.isOnlyInId(value, rules.parameter());
        }

        @Nullable
        Found read() {
            String argument = TemplateValues.url(value);
            if (argument != null) {
                return called(argument(WrittenUrl.of(argument.startsWith("/") ? argument : "/" + argument)));
            }
            if (url.isLeftAlone() || html.kind() == HtmlKind.PREFETCH && !PREFETCHED.matcher(url.path()).matches()) {
                return null;
            }
            if (!value.tags().isEmpty() && !queryComputed && !TemplateValues.isOnlyInId(value, rules.parameter())) {
                return computed();
            }
            if (!value.tags().isEmpty() && TemplateValues.callsCacheId(value)) {
                return base.path() == null && !url.path().startsWith("/") ? null : called(target());
            }
            boolean relative = base.path() == null && !url.path().startsWith("/");
            Found found = relative ? relativeToUnknown() : resolve(target());
            // anything may answer a URL with a query, so a missing file is not a mistake
            return !queryComputed || found != null && found.target() != null ? found : computed();
        }

        private @Nullable Target target() {
            return targets.find(base.path() == null ? "/" : base.path(), url);
        }

        /** The argument of a template method may, but need not, start with the root path. */
        private @Nullable Target argument(WrittenUrl path) {
            Target target = targets.find(targets.urlPath("/"),
                    new WrittenUrl(path.written(), path.text(), 0, path.path().substring(1)));
            return target != null && files.exists(target.path()) ? target : targets.find("/", path);
        }

        /** Where a template method writes the URL or its id. The call itself is listed and checked as such. */
        private @Nullable Found called(@Nullable Target target) {
            return target == null || !files.exists(target.path()) ? null
                    : found(Reference.to(target.path(), html.kind(),
                            written(), position()).plain(whyNamePlain(target.path())), target, true);
        }

        private @Nullable Found resolve(@Nullable Target target) {
            if (target == null || Targets.isPage(target.path()) || !rules.links().assets().includes(target.path())) {
                return null;
            }
            Problem problem = targets.problem(url, target.path());
            if (problem == null) {
                return found(Reference.to(target.path(), html.kind(), written(), position())
                        .plain(whyPlain(target.path())), target, false);
            }
            return isMistake(target.path()) ? found(
                    Reference.unresolved(problem, html.kind(), written(), position()), target, false) : null;
        }

        private Found found(Reference reference, @Nullable Target target, boolean call) {
            return new Found(html, url, reference, target == null ? null : target.version(), call);
        }

        private String written() {
            return TemplateValues.written(url, value);
        }

        private Position position() {
            return page.position(value.start());
        }

        /**
         * A URL without a file is a mistake only if there are files beside it, regardless of case, and nothing else could
         * answer.
         */
        private boolean isMistake(String path) {
            return !html.element().off() && base.ours() && html.kind() != HtmlKind.IMPORT_MAP
                    && directoriesInAnyCase.contains(AssetPath.directory(path))
                    && !files.exists(path.endsWith("/") ? path + "index.html" : path + "/index.html")
                    && !rules.routes().mayAnswer(path)
                    // a placeholder of another template language
                    && path.indexOf('{') < 0 && !path.contains("<%") && !path.contains("[[");
        }

        /** A URL in a template whose directory is known, but whose file name is computed. */
        private @Nullable Found computed() {
            String text = url.text();
            String directory = AssetPath.directory(text.substring(0, text.indexOf(HtmlText.TAG)));
            return !hasAssets(directory) || Targets.isPage(text) ? null
                    : unknown("it is computed: write {asset:url(…)} to add the id");
        }

        /** Whether a directory contains assets; for one that is relative to the page, whether any that it could be does. */
        private boolean hasAssets(String directory) {
            if (base.path() == null && !directory.startsWith("/")) {
                String decoded = AssetPath.decode(directory);
                String relative = decoded == null ? "" : AssetPath.withoutLeadingDots(decoded);
                return !relative.isEmpty() && directorySuffixes.any(AssetPath.withoutSlash(relative));
            }
            Target target = targets.find(base.path() == null ? "/" : base.path(), WrittenUrl.of(directory));
            return target != null && directories.contains(target.path());
        }

        /** In a template, whose URL is unknown. */
        private @Nullable Found relativeToUnknown() {
            String decoded = AssetPath.decode(url.path());
            String relative = decoded == null ? "" : AssetPath.withoutLeadingDots(decoded);
            if (relative.isEmpty() || Targets.isPage(relative)) {
                return null;
            }
            String path = AssetPath.canonical("/" + relative);
            if (path == null || !path.equals("/" + relative)) {
                return unknown("it is relative to the page, whose URL is unknown at build time");
            }
            if (relative.indexOf('/') < 0) {
                return unknown("it is relative to the page, whose URL is unknown at build time, and names no directory");
            }
            if (rules.routes().mayEndWith(relative)) {
                return unknown("it is relative to the page, and a route of the application may answer it");
            }
            String only = suffixes.only(relative);
            Target target = only != null ? new Target(only, null) : withVersion();
            if (target == null && !suffixes.any(relative)) {
                String directory = onlyDirectory(AssetPath.directory(relative));
                target = directory == null ? null
                        : new Target(directory.substring(0, directory.length() - AssetPath.directory(relative).length())
                                + relative, null);
            }
            return target != null ? resolve(target)
                    : unknown("it is relative to the page, and its path does not identify exactly one asset");
        }

        /** The only directory with files whose path ends with this one, in any case; null if there are none or several. */
        private @Nullable String onlyDirectory(String relative) {
            String only = directorySuffixes.onlyInAnyCase(AssetPath.withoutSlash(relative));
            return only == null ? null : only + "/";
        }

        /** A path of a web jar without its version. */
        private @Nullable Target withVersion() {
            Target target = targets.find(targets.urlPath("/"), url);
            return target != null && target.version() != null && files.exists(target.path()) ? target : null;
        }

        private Found unknown(String why) {
            return found(Reference.ofUnknown(html.element().off() ? whyOff() : why, html.kind(), written(), position()),
                    null, false);
        }

        private static String whyOff() {
            return "data-cache-buster is \"off\"";
        }

        private @Nullable String whyPlain(String target) {
            if (rules.leftAlone().test(page.name())) {
                return "the configuration leaves the page alone";
            }
            if (html.element().off()) {
                return whyOff();
            }
            if (!base.ours()) {
                return "the base URL of the page is computed or on another host";
            }
            String inherent = whyNeverRewritten(target);
            if (inherent != null) {
                return inherent;
            }
            String own = whyOwnBytes(target);
            if (own != null) {
                return own;
            }
            String other = rules.links().whyPlain(url);
            if (other != null) {
                return other;
            }
            String site = files.whyPlain(target);
            String why = site != null ? site : context.inlineScripts().apply(target);
            String module = why != null ? why : whyModulePlain(target);
            String selector = module != null ? module : selectors.whyPlain(target);
            return selector == null && queryComputed
                    ? "its query is computed; if that is only a version, remove it so that the URL gets an id"
                    : selector;
        }

        private @Nullable String whyNamePlain(String target) {
            return rules.links().assets().isHashedName(target) ? "its name contains a hash of its content" : null;
        }

        private @Nullable String whyOwnBytes(String target) {
            Asset asset = files.asset(target);
            if (asset != null && asset.isRewritten() && IntegrityAttributes.isUnknown(html.element())) {
                return "its integrity is computed and would not match the bytes served with an id; write {asset:integrity('"
                        + target + "')}";
            }
            return asset != null && asset.isRewritten() && asset.content().integrity() == null
                    && IntegrityAttributes.isGiven(html.element())
                            ? "its integrity cannot be adapted, because two dependencies contain the file"
                            : whyNamePlain(target);
        }

        private @Nullable String whyNeverRewritten(String target) {
            return switch (html.kind()) {
                case MANIFEST -> "the URL of a web app manifest identifies the app";
                case PREFETCH -> "the page that it is prefetched for may load it without an id;"
                        + " if it loads it with one, write {asset:url('" + target + "')} in a template";
                case IMPORT_MAP ->
                    "inline import maps are not rewritten, because a Content-Security-Policy may contain their hash;"
                            + " write {asset:importmap('" + AssetPath.directory(target) + "**')} in a template";
                case INLINE_STYLE ->
                    "inline styles are not rewritten, because a Content-Security-Policy may contain their hash;"
                            + " move it to a style sheet";
                default -> null;
            };
        }

        private @Nullable String whyModulePlain(String target) {
            boolean module = html.kind() == HtmlKind.MODULE || html.kind() == HtmlKind.MODULE_PRELOAD;
            if (!module || context.importMap().test(target)) {
                return null;
            }
            return "modules import each other by plain URLs, so with an id it could run twice; "
                    + (page.isTemplate()
                            ? "write {asset:importmap('" + AssetPath.directory(target) + "**')} before the first module"
                            : "only templates can have an import map with ids");
        }
    }
}
