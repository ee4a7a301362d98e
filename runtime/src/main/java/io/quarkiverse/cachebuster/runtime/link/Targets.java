package io.quarkiverse.cachebuster.runtime.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * Follows URLs as a browser does (WHATWG URL): relative to the document's own URL, percent-decoded.
 */
public final class Targets {

    private static final Pattern ENCODED_SLASH = Pattern.compile("%2[fF]|%5[cC]");

    private final DocumentFiles files;
    private final String rootPath;
    private final WebDependencies webDependencies;

    public Targets(DocumentFiles files, LinkRules rules) {
        this.files = files;
        this.rootPath = rules.rootPath();
        this.webDependencies = rules.webDependencies();
    }

    /**
     * What a URL names.
     *
     * @param path its canonical path
     * @param version where the URL has to get the version of a web jar; null if it needs none
     */
    public record Target(String path, @Nullable Splice version) {
    }

    /** Whether the file with this path is an HTML page. Pages never get ids: visitors know their URLs. */
    public static boolean isPage(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml");
    }

    /** The decoded path of the URL of the document with this canonical path. */
    public String urlPath(String document) {
        return rootPath + document;
    }

    /**
     * What a URL names, whether it exists or not.
     *
     * @param base the decoded path of the URL that it is relative to
     * @return null if it is outside the application
     */
    public @Nullable Target find(String base, WrittenUrl url) {
        String path = path(base, url.path());
        if (path == null) {
            return null;
        }
        WebDependencies.Omission omission = files.exists(path) ? null : webDependencies.omission(path);
        Splice version = omission == null ? null : omission.in(url.path());
        return version == null ? new Target(path, null) : new Target(omission.withVersion(), version);
    }

    /** Why a URL that names this canonical path has no target; null if it has one. */
    public @Nullable Problem problem(WrittenUrl url, String target) {
        String path = url.path();
        if (path.indexOf('%') >= 0 && (AssetPath.decode(path) == null || ENCODED_SLASH.matcher(path).find())) {
            return new Problem.Refused();
        }
        if (files.exists(target)) {
            return null;
        }
        return files.isDirectory(AssetPath.withoutSlash(target)) ? new Problem.Directory(target) : new Problem.Missing(target);
    }

    /** The canonical path that a URL refers to; null if it is outside the application. */
    private @Nullable String path(String base, String url) {
        String canonical = absolute(base, url);
        return canonical != null && AssetPath.isBelow(rootPath, canonical)
                ? canonical.substring(rootPath.length())
                : null;
    }

    /** The decoded path of a URL on the same host; null if a browser can't request it. */
    public static @Nullable String absolute(String base, String url) {
        String decoded = AssetPath.decode(url);
        String path = decoded == null ? url : decoded;
        String absolute = path.startsWith("/") ? path : base.substring(0, base.lastIndexOf('/') + 1) + path;
        String resolved = absolute.contains("//") ? withoutDotSegments(absolute) : absolute;
        return AssetPath.canonical(resolved.replace('\\', '/').replace('\0', '\uFFFD'));
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
