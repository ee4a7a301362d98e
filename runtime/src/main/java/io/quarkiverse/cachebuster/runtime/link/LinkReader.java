package io.quarkiverse.cachebuster.runtime.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkiverse.cachebuster.runtime.link.Document.Link;
import io.quarkiverse.cachebuster.runtime.script.NamedInScript;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * Follows the references of documents as a browser does (WHATWG URL): relative to the document's own URL, percent-decoded.
 */
final class LinkReader {

    private static final Pattern ENCODED_SLASH = Pattern.compile("%2[fF]|%5[cC]");

    private final DocumentFiles files;
    private final AssetRules assets;
    private final String rootPath;
    private final WebDependencies webDependencies;

    LinkReader(DocumentFiles files, LinkRules rules) {
        this.files = files;
        this.assets = rules.assets();
        this.rootPath = rules.rootPath();
        this.webDependencies = rules.webDependencies();
    }

    /** Parses a document and resolves its references. */
    Document read(String path, byte[] bytes, Syntax syntax) {
        List<Link> links = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        LineCounter lines = new LineCounter(bytes);
        for (Place place : syntax.places(bytes)) {
            WrittenUrl url = WrittenUrl.of(place.url());
            Target target = url.isLeftAlone() ? null : find(path, url.path());
            if (target != null && assets.includes(target.path())) {
                lines.moveTo(place.start());
                Position position = new Position(path, lines.line(), lines.column());
                Reference reference = reference(url, target.path(), place.kind(), position);
                references.add(reference);
                if (reference.getsId()) {
                    links.add(new Link(place, url, target.path(), target.version()));
                }
            }
        }
        return new Document(path, bytes, links, references);
    }

    private Reference reference(WrittenUrl url, String target, Reference.Kind kind, Position position) {
        Problem problem = problem(url.path(), target);
        return problem == null ? Reference.to(target, kind, url.written(), position).plain(whyPlain(target))
                : Reference.unresolved(problem, kind, url.written(), position);
    }

    private @Nullable Problem problem(String url, String target) {
        if (url.indexOf('%') >= 0 && (AssetPath.decode(url) == null || ENCODED_SLASH.matcher(url).find())) {
            return new Problem.Refused();
        }
        if (files.exists(target)) {
            return null;
        }
        return files.isDirectory(AssetPath.withoutSlash(target)) ? new Problem.Directory(target) : new Problem.Missing(target);
    }

    /** Why all references to an asset keep its plain URL; null if they get its id. */
    private @Nullable String whyPlain(String target) {
        if (assets.isHashedName(target)) {
            return "its name contains a hash of its content";
        }
        NamedInScript place = files.namedInScript(target);
        return place == null ? null
                : new Position(place.script(), place.line(), place.column()) + " looks for its file name";
    }

    /**
     * What a URL names.
     *
     * @param path its canonical path
     * @param version where the URL has to get the version of a web jar; null if it needs none
     */
    private record Target(String path, @Nullable Splice version) {
    }

    private @Nullable Target find(String document, String url) {
        String path = target(document, url);
        if (path == null) {
            return null;
        }
        WebDependencies.Omission omission = files.exists(path) ? null : webDependencies.omission(path);
        Splice version = omission == null ? null : omission.in(url);
        return version == null ? new Target(path, null) : new Target(omission.withVersion(), version);
    }

    /** The canonical path that a URL in a document refers to; null if it is outside the application. */
    private @Nullable String target(String document, String url) {
        String decoded = AssetPath.decode(url);
        String path = decoded == null ? url : decoded;
        String absolute = path.startsWith("/") ? path
                : rootPath + document.substring(0, document.lastIndexOf('/') + 1) + path;
        String resolved = absolute.contains("//") ? withoutDotSegments(absolute) : absolute;
        String canonical = AssetPath.canonical(resolved.replace('\\', '/').replace('\0', '\uFFFD'));
        return canonical != null && AssetPath.isBelow(rootPath, canonical)
                ? canonical.substring(rootPath.length())
                : null;
    }

    /** In browsers, {@code ..} removes an empty segment too (RFC 3986, section 5.2.4). */
    private static String withoutDotSegments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.equals("..") && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            } else if (!segment.equals(".")) {
                segments.add(segment);
            }
        }
        return "/" + String.join("/", segments);
    }
}
