package io.quarkiverse.cachebuster.runtime.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.url.PathGlob;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;

/**
 * Finds the asset for a reference, trying every interpretation that the API allows. The build uses it to check templates, so
 * whatever passes the build works at run time.
 */
public final class AssetLookup {

    /** What a reference names. */
    public enum Kind {
        ASSET,
        DIRECTORY,
        /** nothing in this application */
        UNKNOWN,
        /** something outside this application: it has its own scheme or host */
        EXTERNAL,
        /** a path relative to the page */
        PAGE_RELATIVE,
        /** null, empty or blank */
        NOTHING
    }

    /**
     * @param reference its parts, with the path as written
     * @param asset non-null if and only if the kind is {@link Kind#ASSET}
     */
    public record Result(Kind kind, UrlReference reference, @Nullable Asset asset) {
    }

    private static final UrlReference EMPTY = new UrlReference("", "", "");

    private final AssetResolver assets;
    private final String rootPath;
    private final WebDependencies webDependencies;
    private final Predicate<String> unchecked;

    /** @param rootPath the HTTP root path with a leading and without a trailing slash; empty for the root */
    public AssetLookup(AssetResolver assets, String rootPath) {
        this(assets, rootPath, WebDependencies.NONE, path -> false);
    }

    /**
     * @param rootPath the HTTP root path with a leading and without a trailing slash; empty for the root
     * @param webDependencies which paths of web jars need no version
     * @param unchecked the paths whose files may appear after the build
     */
    public AssetLookup(AssetResolver assets, String rootPath, WebDependencies webDependencies,
            Predicate<String> unchecked) {
        this.assets = assets;
        this.rootPath = rootPath;
        this.webDependencies = webDependencies;
        this.unchecked = unchecked;
    }

    /** The asset with this canonical path, or null. Much faster than {@link #find}. */
    public @Nullable Asset canonical(String path) {
        return assets.find(path);
    }

    /** Whether there is an asset with this canonical path that stays the same while the application runs. */
    public boolean isPermanent(String path) {
        return assets.isPermanent(path);
    }

    public Result find(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Result(Kind.NOTHING, EMPTY, null);
        }
        UrlReference reference = UrlReference.parse(text);
        Kind kind = Kind.UNKNOWN;
        for (Reading reading : readings(text, reference)) {
            for (String path : underRoot(reading.path())) {
                Asset asset = assets.find(path);
                if (asset != null) {
                    return new Result(Kind.ASSET, reading.reference(), asset);
                }
                if (assets.isDirectory(AssetPath.withoutSlash(path))) {
                    kind = Kind.DIRECTORY;
                }
            }
        }
        if (reference.isExternal()) {
            kind = Kind.EXTERNAL;
        } else if (reference.isPageRelative()) {
            kind = Kind.PAGE_RELATIVE;
        }
        return new Result(kind, reference, null);
    }

    /** Whether a reference to this path is allowed although it names no asset. */
    public boolean isUnchecked(String text) {
        return unchecked.test(text) || candidates(text).stream().anyMatch(unchecked);
    }

    /** The canonical paths that {@link #find} looks up; empty for external and page-relative references. */
    public List<String> candidates(String text) {
        return readings(text, UrlReference.parse(text)).stream().flatMap(reading -> underRoot(reading.path()).stream())
                .toList();
    }

    /** @param reference without query and fragment if {@code ?} and {@code #} were taken literally */
    private record Reading(String path, UrlReference reference) {
    }

    /** The possible readings: the whole text literally, its path literally, its path decoded. */
    private static List<Reading> readings(String text, UrlReference reference) {
        List<Reading> readings = new ArrayList<>(3);
        if (reference.isExternal() || reference.isPageRelative()) {
            return readings;
        }
        if (!reference.path().equals(text)) {
            add(readings, text, new UrlReference(text, "", ""));
        }
        add(readings, reference.path(), reference);
        String decoded = AssetPath.decode(reference.path());
        if (decoded != null && !decoded.equals(reference.path())) {
            add(readings, decoded, reference);
        }
        return readings;
    }

    private static void add(List<Reading> readings, String path, UrlReference reference) {
        String canonical = AssetPath.canonical(path);
        if (canonical != null) {
            readings.add(new Reading(canonical, reference));
        }
    }

    /** The path itself, then the path without the HTTP root path, each followed by itself with the version it may lack. */
    private List<String> underRoot(String path) {
        return !rootPath.isEmpty() && AssetPath.isBelow(rootPath, path)
                ? Stream.of(path, path.substring(rootPath.length())).flatMap(this::withVersion).toList()
                : withVersion(path).toList();
    }

    private Stream<String> withVersion(String path) {
        return Stream.of(path, webDependencies.withVersion(path)).distinct();
    }

    /** The assets of this kind whose path matches any of these globs, sorted by path. A malformed glob matches nothing. */
    public List<Asset> matching(List<String> globs, Predicate<String> kind) {
        PathGlobs selected = new PathGlobs(globs.stream().flatMap(glob -> parse(glob).stream()).toList(), List.of());
        return assets.paths().stream()
                .filter(path -> kind.test(path) && selected.test(path))
                .sorted()
                .map(assets::find)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<PathGlob> parse(String glob) {
        try {
            String trimmed = glob.trim();
            return underRoot(trimmed.startsWith("/") ? trimmed : "/" + trimmed).stream().map(PathGlob::parse).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** What modules may be called in imports, see {@link WebDependencies#importNames}. */
    public Map<String, String> importNames() {
        return webDependencies.importNames();
    }

    /** The paths of the known assets. */
    Collection<String> paths() {
        return assets.paths();
    }
}
