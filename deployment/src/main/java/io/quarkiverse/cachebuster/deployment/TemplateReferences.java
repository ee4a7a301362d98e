package io.quarkiverse.cachebuster.deployment;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.deployment.TemplateCall.Kind;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.qute.PathArgument;
import io.quarkiverse.cachebuster.runtime.url.ImportMap;
import io.quarkiverse.cachebuster.runtime.url.PathGlob;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Finds the references to assets in templates, and mistakes that would otherwise show up at run time. Computed arguments
 * and unchecked paths without an asset are skipped.
 */
final class TemplateReferences {

    private final AssetLookup lookup;
    private final AssetRules rules;
    private final NearMisses nearMisses;
    private final Map<Reference, Origin> references = new LinkedHashMap<>();
    private final Set<String> reported = new HashSet<>();

    TemplateReferences(AssetLookup lookup, AssetRules rules, NearMisses nearMisses) {
        this.lookup = lookup;
        this.rules = rules;
        this.nearMisses = nearMisses;
    }

    /** The references in these templates, each with its origin in Qute. */
    Map<Reference, Origin> in(List<ReadTemplate> templates) {
        Receivers receivers = new Receivers(templates);
        for (ReadTemplate template : templates) {
            nearMisses.in(template).forEach((mistake, origin) -> add(List.of(mistake), origin));
            template.calls().forEach(this::read);
            template.inclusions().forEach(inclusion -> receivers.in(inclusion)
                    .forEach((name, calls) -> read(inclusion.valuesOf(name), calls)));
        }
        return references;
    }

    private void read(TemplateCall call) {
        if (call.isMalformed()) {
            return;
        }
        call.arguments().forEach(argument -> read(call.valuesOf(argument), Set.of(call)));
    }

    private void read(List<TemplateValue> values, Set<TemplateCall> calls) {
        for (TemplateValue value : values) {
            if (value instanceof Literal literal) {
                calls.forEach(call -> add(of(call, literal), literal.origin()));
            }
        }
    }

    /** A literal may get to several calls in several ways, but it is wrong only once. */
    private void add(List<Reference> found, Origin origin) {
        for (Reference reference : found) {
            if (reference.problem() == null
                    || reported.add(reference.position() + " " + reference.text() + " " + reference.problem())) {
                references.put(reference, origin);
            }
        }
    }

    private List<Reference> of(TemplateCall call, Literal literal) {
        String constant = PathArgument.constant(literal.expression());
        String text = constant == null ? "" : constant;
        if (!literal.direct() && text.isBlank()) {
            // "nothing" is a fine value for a name
            return List.of();
        }
        return call.kind() == Kind.IMPORT_MAP ? modules(call, literal, text) : file(call, literal, text);
    }

    private List<Reference> file(TemplateCall call, Literal literal, String text) {
        AssetLookup.Result result = lookup.find(text);
        if (result.asset() != null) {
            return List.of(resolved(call, literal, result.asset()));
        }
        boolean allowed = lookup.isUnchecked(text)
                || result.kind() == AssetLookup.Kind.EXTERNAL && mayBeExternal(call, literal);
        return allowed ? List.of() : List.of(unresolved(call, literal, problem(text, result)));
    }

    /** A tag for scripts from anywhere has both methods; the integrity of those from another host is empty. */
    private static boolean mayBeExternal(TemplateCall call, Literal literal) {
        return call.kind() == Kind.URL || call.kind() == Kind.INTEGRITY && !literal.direct();
    }

    private Problem problem(String text, AssetLookup.Result result) {
        List<String> candidates = lookup.candidates(text);
        if (result.kind() == AssetLookup.Kind.UNKNOWN && !candidates.isEmpty()
                && candidates.stream().noneMatch(rules::includes)) {
            return new Problem.Other("'" + candidates.get(0)
                    + "' is not an asset: quarkus.cache-buster.include and quarkus.cache-buster.exclude leave it out");
        }
        String description = AssetProblem.describe(lookup, text, result);
        return result.kind() == AssetLookup.Kind.UNKNOWN ? new Problem.Unknown(description) : new Problem.Other(description);
    }

    private List<Reference> modules(TemplateCall call, Literal literal, String glob) {
        String malformed = reasonIfMalformed(glob);
        if (malformed != null) {
            return List.of(
                    unresolved(call, literal, new Problem.Other("'" + glob + "' is not a valid glob: " + malformed)));
        }
        List<Asset> matching = lookup.matching(List.of(glob), ImportMap::isModule);
        if (matching.isEmpty() && !lookup.isUnchecked(glob)) {
            return List.of(unresolved(call, literal,
                    new Problem.Unknown("no JavaScript module (.js, .mjs) matches '" + glob + "'")));
        }
        return matching.stream().map(module -> resolved(call, literal, module)).toList();
    }

    private static @Nullable String reasonIfMalformed(String glob) {
        try {
            PathGlob.parse(glob);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static Reference resolved(TemplateCall call, Literal literal, Asset asset) {
        return Reference.to(asset.path(), call.kind(), literal.text(), literal.position());
    }

    private static Reference unresolved(TemplateCall call, Literal literal, Problem problem) {
        return Reference.unresolved(through(call, literal, problem), call.kind(), literal.text(), literal.position());
    }

    /** In another template, the call that the literal gets to isn't obvious. */
    private static Problem through(TemplateCall call, Literal literal, Problem problem) {
        if (literal.template().equals(call.template())) {
            return problem;
        }
        String where = " (passed to {" + call.text() + "} at " + call.position() + ")";
        return problem instanceof Problem.Unknown unknown ? new Problem.Unknown(unknown.text() + where)
                : new Problem.Other(problem.describe(List.of()) + where);
    }
}
