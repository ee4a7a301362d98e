package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup.Kind;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.find.NearestPaths;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.PathArgument;
import io.quarkiverse.cachebuster.runtime.url.ImportMap;
import io.quarkiverse.cachebuster.runtime.url.PathGlob;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.qute.Expression;

/**
 * Finds what would go wrong at run time when a template calls one of our methods. A computed argument is not checked.
 */
final class TemplateCallCheck {

    private static final Set<String> ASSET_METHODS = Set.of(AssetNamespace.URL, AssetNamespace.INTEGRITY,
            AssetNamespace.IMPORT_MAP);

    private static final String EXEMPT = " (exempt it with quarkus.cache-buster.templates.unchecked-paths)";

    private final AssetLookup lookup;
    private final AssetRules rules;
    private final PathGlobs uncheckedPaths;
    private final boolean ownsNamespace;

    /** @param ownsNamespace whether nobody else has methods in the namespace {@code asset} */
    TemplateCallCheck(AssetLookup lookup, AssetRules rules, PathGlobs uncheckedPaths, boolean ownsNamespace) {
        this.lookup = lookup;
        this.rules = rules;
        this.uncheckedPaths = uncheckedPaths;
        this.ownsNamespace = ownsNamespace;
    }

    /** What is wrong, or null. */
    @Nullable
    String problem(TemplateCall call) {
        if (call.namespaced() && !ASSET_METHODS.contains(call.name())) {
            return ownsNamespace ? misspelt(call.name()) : null;
        }
        if (call.namespaced() && call.name().equals(AssetNamespace.IMPORT_MAP)) {
            return problemOfImportMap(call.arguments());
        }
        if (call.arguments().size() != 1) {
            // a method of this name with other arguments may be one of the template's data
            return call.namespaced() ? call.name() + " takes one argument, the path of a static resource" : null;
        }
        Expression argument = call.arguments().get(0);
        return PathArgument.isConstant(argument) ? problem(call, PathArgument.constant(argument)) : null;
    }

    /** Each argument is a glob; one that is computed is not checked. */
    private @Nullable String problemOfImportMap(List<Expression> globs) {
        if (globs.isEmpty()) {
            return "importmap takes globs over the paths of JavaScript modules, such as '/js/**'";
        }
        for (Expression glob : globs) {
            String text = PathArgument.isConstant(glob) ? PathArgument.constant(glob) : null;
            String malformed = text == null ? null : reasonIfMalformed(text);
            if (malformed != null) {
                return "'" + text + "' is not a valid glob: " + malformed;
            }
            if (text != null && !isUnchecked(text) && lookup.matching(List.of(text), ImportMap::isModule).isEmpty()) {
                return "no JavaScript module (.js, .mjs) matches '" + text + "'" + EXEMPT;
            }
        }
        return null;
    }

    private static @Nullable String reasonIfMalformed(String glob) {
        try {
            PathGlob.parse(glob);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private @Nullable String problem(TemplateCall call, @Nullable String path) {
        String text = path == null ? "" : path;
        AssetLookup.Result result = lookup.find(text);
        if (result.kind() == Kind.ASSET || isUnchecked(text)
                || result.kind() == Kind.EXTERNAL && call.name().equals(AssetNamespace.URL)) {
            return null;
        }
        List<String> candidates = lookup.candidates(text);
        if (result.kind() == Kind.UNKNOWN && !candidates.isEmpty() && candidates.stream().noneMatch(rules::includes)) {
            return "'" + candidates.get(0)
                    + "' is no asset: quarkus.cache-buster.include and quarkus.cache-buster.exclude leave it out";
        }
        return AssetProblem.describe(lookup, text, result) + EXEMPT;
    }

    /** Any other name may be that of a resolver which the application has for the namespace. */
    private static @Nullable String misspelt(String name) {
        List<String> nearest = NearestPaths.to(name, ASSET_METHODS);
        return nearest.isEmpty() ? null : "'asset' has no method '" + name + "'; did you mean '" + nearest.get(0) + "'?";
    }

    private boolean isUnchecked(String text) {
        return uncheckedPaths.test(text)
                || lookup.candidates(text).stream().anyMatch(uncheckedPaths);
    }
}
