package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.deployment.TemplateCall.Kind;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.find.NearestPaths;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.PathArgument;
import io.quarkiverse.cachebuster.runtime.url.ImportMap;
import io.quarkiverse.cachebuster.runtime.url.PathGlob;
import io.quarkiverse.cachebuster.runtime.url.PathGlobs;
import io.quarkus.qute.Expression;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Finds the references to assets in templates, and mistakes that would otherwise show up at run time. Computed arguments
 * and unchecked paths without an asset are skipped.
 */
final class TemplateReferences {

    private static final List<String> ASSET_METHODS = List.of(AssetNamespace.URL, AssetNamespace.INTEGRITY,
            AssetNamespace.IMPORT_MAP);

    private static final String EXEMPT = " (exempt it with quarkus.cache-buster.templates.unchecked-paths)";

    private final AssetLookup lookup;
    private final AssetRules rules;
    private final PathGlobs uncheckedPaths;
    private final boolean ownsNamespace;

    /** @param ownsNamespace whether all methods in the namespace {@code asset} are ours */
    TemplateReferences(AssetLookup lookup, AssetRules rules, PathGlobs uncheckedPaths, boolean ownsNamespace) {
        this.lookup = lookup;
        this.rules = rules;
        this.uncheckedPaths = uncheckedPaths;
        this.ownsNamespace = ownsNamespace;
    }

    /** The references in these expressions, each with its origin in Qute. */
    Map<Reference, Origin> in(String template, List<Expression> expressions) {
        Map<Reference, Origin> references = new LinkedHashMap<>();
        for (TemplateCall call : TemplateCall.allIn(template, expressions)) {
            of(call).forEach(reference -> references.put(reference, call.origin()));
        }
        return references;
    }

    private List<Reference> of(TemplateCall call) {
        return switch (call.kind()) {
            // any other name may belong to a resolver of the application for the same namespace
            case UNKNOWN -> ownsNamespace ? misspelled(call) : List.of();
            case IMPORT_MAP -> modules(call);
            case URL, INTEGRITY -> call.arguments().size() == 1 ? file(call, call.arguments().get(0))
                    : List.of(unresolved(call, call.name() + " takes one argument, the path of a static resource"));
            // a method of this name with other arguments may belong to the template's data
            case CACHE_ID -> call.arguments().size() == 1 ? file(call, call.arguments().get(0)) : List.of();
        };
    }

    private List<Reference> file(TemplateCall call, Expression argument) {
        if (!PathArgument.isConstant(argument)) {
            return List.of();
        }
        String constant = PathArgument.constant(argument);
        String text = constant == null ? "" : constant;
        AssetLookup.Result result = lookup.find(text);
        if (result.asset() != null) {
            return List.of(resolved(call, result.asset()));
        }
        boolean allowed = isUnchecked(text) || result.kind() == AssetLookup.Kind.EXTERNAL && call.kind() == Kind.URL;
        return allowed ? List.of() : List.of(unresolved(call, problem(text, result)));
    }

    private String problem(String text, AssetLookup.Result result) {
        List<String> candidates = lookup.candidates(text);
        if (result.kind() == AssetLookup.Kind.UNKNOWN && !candidates.isEmpty()
                && candidates.stream().noneMatch(rules::includes)) {
            return "'" + candidates.get(0)
                    + "' is not an asset: quarkus.cache-buster.include and quarkus.cache-buster.exclude leave it out";
        }
        return AssetProblem.describe(lookup, text, result) + EXEMPT;
    }

    /** Each argument is a glob; computed ones are not checked. */
    private List<Reference> modules(TemplateCall call) {
        if (call.arguments().isEmpty()) {
            return List.of(unresolved(call, "importmap takes globs over the paths of JavaScript modules, such as '/js/**'"));
        }
        List<Reference> modules = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            String glob = PathArgument.isConstant(argument) ? PathArgument.constant(argument) : null;
            String malformed = glob == null ? null : reasonIfMalformed(glob);
            if (malformed != null) {
                modules.add(unresolved(call, "'" + glob + "' is not a valid glob: " + malformed));
                continue;
            }
            List<Asset> matching = glob == null ? List.of() : lookup.matching(List.of(glob), ImportMap::isModule);
            matching.forEach(module -> modules.add(resolved(call, module)));
            if (glob != null && matching.isEmpty() && !isUnchecked(glob)) {
                modules.add(unresolved(call, "no JavaScript module (.js, .mjs) matches '" + glob + "'" + EXEMPT));
            }
        }
        return modules;
    }

    private static @Nullable String reasonIfMalformed(String glob) {
        try {
            PathGlob.parse(glob);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static List<Reference> misspelled(TemplateCall call) {
        List<String> nearest = NearestPaths.to(call.name(), ASSET_METHODS);
        return nearest.isEmpty() ? List.of()
                : List.of(unresolved(call,
                        "'asset' has no method '" + call.name() + "'; did you mean '" + nearest.get(0) + "'?"));
    }

    private boolean isUnchecked(String text) {
        return uncheckedPaths.test(text) || lookup.candidates(text).stream().anyMatch(uncheckedPaths);
    }

    private static Reference resolved(TemplateCall call, Asset asset) {
        return Reference.to(asset.path(), call.kind(), call.text(), call.position());
    }

    private static Reference unresolved(TemplateCall call, String problem) {
        return Reference.unresolved(new Problem.Other(problem), call.kind(), call.text(), call.position());
    }
}
