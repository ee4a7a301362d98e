package io.quarkiverse.cachebuster.runtime.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.css.CssReference;
import io.quarkiverse.cachebuster.runtime.css.CssReferences;
import io.quarkiverse.cachebuster.runtime.css.CssText;
import io.quarkiverse.cachebuster.runtime.link.UnresolvedReference.Problem;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;

/**
 * Follows the references of style sheets as a browser does (WHATWG URL): relative to the sheet's own URL, percent-decoded.
 */
final class LinkReader {

    /**
     * File names that already have a hash of their content, as bundlers write them: hexadecimal (webpack, Parcel, Rails),
     * base 32 (esbuild), base 62 (Rollup, Vite). A word with a number, such as {@code Light300}, is no hash.
     */
    private static final Pattern CONTENT_HASHED = Pattern.compile(".*(?:"
            + "[-._](?=[0-9]+[a-f]+[0-9]|[a-f]+[0-9]+[a-f])[0-9a-f]{8,64}"
            + "|-(?![A-Z]+[0-9]{1,3}\\.)(?=[2-7]*[A-Z])(?=[A-Z]*[2-7])[A-Z2-7]{8}"
            + "|[-.](?![A-Za-z]+[0-9]{1,3}[a-z]?\\.)(?=[a-zA-Z]*[0-9])(?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{8}"
            + ")\\..*|[0-9a-f]{16,64}\\..*", Pattern.DOTALL);

    private static final Pattern ENCODED_SLASH = Pattern.compile("%2[fF]|%5[cC]");
    private static final Pattern TEMPLATE_EXPRESSION = Pattern.compile("[#$]\\{");

    private final String rootPath;
    private final AssetRules rules;

    /** @param rootPath the HTTP root path with a slash in front and none at the end; empty for the root */
    LinkReader(String rootPath, AssetRules rules) {
        this.rootPath = rootPath;
        this.rules = rules;
    }

    /** What a sheet refers to among these files. */
    StyleSheet read(String path, byte[] bytes, DocumentFiles files) {
        List<SheetLink> links = new ArrayList<>();
        List<UnresolvedReference> unresolved = new ArrayList<>();
        LineCounter lines = new LineCounter(bytes);
        for (CssReference reference : CssReferences.in(bytes)) {
            if (isData(bytes, reference)) {
                continue;
            }
            CssText written = CssText.of(bytes, reference).trimmed();
            CssText text = written.withSlashes();
            UrlReference url = UrlReference.parse(text.text());
            String target = isLeftAlone(text.text(), url) ? null : target(path, url.path());
            if (target == null || !rules.includes(target)) {
                continue;
            }
            Problem problem = problem(url.path(), target, files);
            if (problem == null) {
                if (!CONTENT_HASHED.matcher(fileName(target)).matches()) {
                    links.add(new SheetLink(text, target));
                }
            } else {
                lines.moveTo(reference.start());
                unresolved.add(new UnresolvedReference(path, lines.line(), lines.column(), written.text(), target, problem));
            }
        }
        return new StyleSheet(path, bytes, links, unresolved);
    }

    private static @Nullable Problem problem(String url, String target, DocumentFiles files) {
        if (url.indexOf('%') >= 0 && (AssetPath.decode(url) == null || ENCODED_SLASH.matcher(url).find())) {
            return Problem.REFUSED;
        }
        if (files.exists(target)) {
            return null;
        }
        return files.isDirectory(AssetPath.withoutSlash(target)) ? Problem.DIRECTORY : Problem.MISSING;
    }

    /** Large images and fonts are not worth a copy of their text. */
    private static boolean isData(byte[] bytes, CssReference reference) {
        return reference.end() - reference.start() > 5 && (bytes[reference.start()] | 0x20) == 'd'
                && (bytes[reference.start() + 1] | 0x20) == 'a' && (bytes[reference.start() + 2] | 0x20) == 't'
                && (bytes[reference.start() + 3] | 0x20) == 'a' && bytes[reference.start() + 4] == ':';
    }

    private static boolean isLeftAlone(String text, UrlReference url) {
        return url.path().isEmpty() || url.isExternal() || TEMPLATE_EXPRESSION.matcher(text).find();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The canonical path that a URL in a sheet leads to; null if it leads out of the application. */
    private @Nullable String target(String sheet, String url) {
        String decoded = AssetPath.decode(url);
        String path = decoded == null ? url : decoded;
        String absolute = path.startsWith("/") ? path : rootPath + sheet.substring(0, sheet.lastIndexOf('/') + 1) + path;
        String resolved = absolute.contains("//") ? withoutDotSegments(absolute) : absolute;
        String canonical = AssetPath.canonical(resolved.replace('\\', '/').replace('\0', '\uFFFD'));
        return canonical != null && AssetPath.isBelow(rootPath, canonical) ? canonical.substring(rootPath.length()) : null;
    }

    /** A browser takes away an empty segment too where it finds {@code ..} (RFC 3986, section 5.2.4). */
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
