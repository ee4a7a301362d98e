package io.quarkiverse.cachebuster.runtime.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.url.PathGlob;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;

/**
 * Finds the asset that a reference means: tries every reading that the API allows. The build checks templates with it, so that
 * what passes there works at run time.
 */
public final class AssetLookup {

    /** What a reference turned out to name. */
    public enum Kind {
        ASSET,
        DIRECTORY,
        /** no file of this application */
        UNKNOWN,
        /** it has a scheme or host of its own */
        EXTERNAL,
        /** its meaning depends on the URL of the page */
        PAGE_RELATIVE,
        /** null, empty or blank */
        NOTHING
    }

    /**
     * @param reference its parts; the path is as it was written
     * @param asset there if and only if kind is {@link Kind#ASSET}
     */
    public record Result(Kind kind, UrlReference reference, @Nullable Asset asset) {
    }

    private static final UrlReference EMPTY = new UrlReference("", "", "");

    private final AssetResolver assets;
    private final String rootPath;

    /** @param rootPath the HTTP root path with a slash in front and none at the end; empty for the root */
    public AssetLookup(AssetResolver assets, String rootPath) {
        this.assets = assets;
        this.rootPath = rootPath;
    }

    /** The asset whose canonical path this is, or null: the fast way, before {@link #find}. */
    public @Nullable Asset canonical(String path) {
        return assets.find(path);
    }

    /** What this reference names. */
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

    /** The canonical paths that are looked for, for a reference of the application itself; empty for any other. */
    public List<String> candidates(String text) {
        return readings(text, UrlReference.parse(text)).stream().flatMap(reading -> underRoot(reading.path()).stream())
                .toList();
    }

    /** @param reference whose query and fragment belong to this reading: none if it took {@code ?} or {@code #} literally */
    private record Reading(String path, UrlReference reference) {
    }

    /** The canonical paths that the text may mean: all of it literally, its path literally, its path decoded. */
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

    /** The path as it stands, then without the HTTP root path in front. */
    private List<String> underRoot(String path) {
        return !rootPath.isEmpty() && AssetPath.isBelow(rootPath, path)
                ? List.of(path, path.substring(rootPath.length()))
                : List.of(path);
    }

    /** The assets whose path is of this kind and matches any of these globs, sorted. A malformed glob matches nothing. */
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
            return underRoot(glob.trim()).stream().map(PathGlob::parse).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** The paths of the known assets. */
    Collection<String> paths() {
        return assets.paths();
    }
}
