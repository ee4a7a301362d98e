package io.quarkiverse.cachebuster.runtime.script;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * The assets that scripts look for by file name. A script may compare the end of a URL with that name, or build a URL
 * that ends with it, so such an asset has to keep its plain URL.
 */
public final class NamedInScripts {

    private final Map<String, NamedInScript> places = new TreeMap<>();

    private NamedInScripts() {
    }

    /**
     * Keeps the first place for each file name, ordered by script and position. The order of {@code places} doesn't
     * matter, so scripts can be searched in parallel.
     */
    public static NamedInScripts of(Collection<NamedInScript> places) {
        NamedInScripts result = new NamedInScripts();
        for (NamedInScript place : places) {
            result.places.merge(place.fileName(), place, BinaryOperator.minBy(NamedInScript::compareTo));
        }
        return result;
    }

    /** Whether the file with this path is a script. */
    public static boolean isScript(String path) {
        String lowerCase = path.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith(".js") || lowerCase.endsWith(".mjs") || lowerCase.endsWith(".cjs");
    }

    /** Where a script looks for the asset with this path; null if none does. */
    public @Nullable NamedInScript of(String assetPath) {
        String name = FileNames.lastSegment(assetPath);
        NamedInScript place = places.get(name);
        return place != null ? place : places.get(AssetPath.encodeAsBrowsersDo(name));
    }

    /** Why the asset with this path has to keep its plain URL; null if no script looks for it. */
    public @Nullable String whyPlain(String assetPath) {
        NamedInScript place = of(assetPath);
        return place == null ? null
                : new Position(place.script(), place.line(), place.column()) + " looks for its file name";
    }

    /** One place for each file name, ordered by file name. */
    public List<NamedInScript> all() {
        return List.copyOf(places.values());
    }
}
