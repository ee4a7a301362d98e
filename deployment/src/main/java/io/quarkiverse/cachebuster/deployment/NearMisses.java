package io.quarkiverse.cachebuster.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.deployment.TemplateCall.Kind;
import io.quarkiverse.cachebuster.runtime.find.NearestPaths;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.CacheIdResolver;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Expression.Part;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Finds expressions that were meant to call one of our methods but don't. Qute lets them pass the build and fails when it
 * renders the page. Names that the application may use itself are not mistakes.
 */
final class NearMisses {

    private static final List<String> METHODS = List.of(AssetNamespace.URL, AssetNamespace.INTEGRITY,
            AssetNamespace.IMPORT_MAP, AssetNamespace.IMPORT_MAP_JSON);
    private static final Set<String> FALLBACKS = Set.of("?:", "or", ":", "orEmpty");

    private final Predicate<String> taken;
    private final Set<String> introduced;
    private final boolean ownsNamespace;

    /**
     * @param taken whether the application may use a name
     * @param introduced the names that any template introduces
     * @param ownsNamespace whether nothing but ours can resolve any name in the namespace {@code asset}
     */
    NearMisses(Predicate<String> taken, Set<String> introduced, boolean ownsNamespace) {
        this.taken = taken;
        this.introduced = introduced;
        this.ownsNamespace = ownsNamespace;
    }

    Map<Reference, Origin> in(ReadTemplate template) {
        Map<Reference, Origin> mistakes = new LinkedHashMap<>();
        for (Expression expression : template.expressions()) {
            String problem = problem(expression);
            if (problem != null) {
                Origin origin = expression.getOrigin();
                mistakes.putIfAbsent(Reference.unresolved(new Problem.Other(problem), Kind.UNKNOWN, TemplateText.of(expression),
                        new Position(template.path(), origin.getLine(), origin.getLineCharacterStart())), origin);
            }
        }
        return mistakes;
    }

    private @Nullable String problem(Expression expression) {
        List<Part> parts = expression.getParts();
        Part first = parts.get(0);
        if (expression.hasNamespace()) {
            return AssetNamespace.NAME.equals(expression.getNamespace()) ? inNamespace(first, parts)
                    : otherNamespace(expression.getNamespace(), first);
        }
        if (first.isVirtualMethod()) {
            return CacheIdResolver.NAME.equals(first.getName()) ? cacheId(first, parts) : otherMethod(first, parts);
        }
        return parts.size() > 1 && first.getTypeInfo() == null ? property(first, parts) : null;
    }

    /** {@code {asset:…}} */
    private @Nullable String inNamespace(Part method, List<Part> parts) {
        if (!METHODS.contains(method.getName())) {
            return unknownMethod(method);
        }
        if (parts.size() > 1 && TemplateText.isTorn(parts.get(1))) {
            return Corrections.parenthesize("asset:" + method.getName(), parts.get(1));
        }
        int arguments = Corrections.arguments(method).size();
        boolean globs = AssetNamespace.takesGlobs(method.getName());
        if (arguments > 0 && (globs || arguments == 1)) {
            return Corrections.unquoted(method, "asset:" + method.getName());
        }
        // another resolver for this namespace gets what ours doesn't take
        return !ownsNamespace || taken.test(AssetNamespace.NAME) ? null : argumentsOf(method.getName(), globs);
    }

    private static String argumentsOf(String method, boolean globs) {
        String example = ": write {asset:" + method + "('/";
        return globs ? method + " takes globs over the paths of JavaScript modules" + example + "js/**')}"
                : method + " takes one argument, the path of a static resource" + example + "…')}";
    }

    private @Nullable String unknownMethod(Part method) {
        if (!ownsNamespace || introducedOrTaken(method.getName())) {
            return null;
        }
        String name = plain(method.getName());
        String intended = nearest(name, METHODS);
        if (intended != null) {
            return "'asset' has no method '" + method.getName() + "'; did you mean '" + intended + "'?";
        }
        if (nearest(name, List.of(CacheIdResolver.NAME)) != null) {
            return "'asset' has no method '" + method.getName() + "': write " + Corrections.call(CacheIdResolver.NAME, method);
        }
        // another resolver for this namespace would have its name
        return taken.test(AssetNamespace.NAME) ? null
                : "'asset' has no method '" + method.getName() + "', only " + String.join(", ", METHODS);
    }

    /** {@code {assets:url('…')}} */
    private @Nullable String otherNamespace(String namespace, Part method) {
        String intended = method.isVirtualMethod() ? nearest(plain(method.getName()), METHODS) : null;
        return intended == null || nearest(plain(namespace), List.of(AssetNamespace.NAME)) == null || taken.test(namespace)
                ? null
                : "there is no namespace '" + namespace + "': write " + Corrections.call("asset:" + intended, method);
    }

    /** {@code {cacheId(…)}} */
    private @Nullable String cacheId(Part method, List<Part> parts) {
        if (Corrections.arguments(method).size() == 1) {
            return Corrections.unquoted(method, CacheIdResolver.NAME);
        }
        // a method of this name with other arguments may belong to the template's data
        return hasFallback(parts) || introducedOrTaken(CacheIdResolver.NAME) ? null
                : "cacheId takes one argument, the path of a static resource: write {cacheId('/…')}";
    }

    /** {@code {cacheid('…')}}, {@code {asset('…')}}, {@code {assetUrl('…')}} */
    private @Nullable String otherMethod(Part method, List<Part> parts) {
        String name = plain(method.getName());
        String intended = null;
        if (nearest(name, List.of(CacheIdResolver.NAME)) != null) {
            intended = CacheIdResolver.NAME;
        } else if (name.equals(AssetNamespace.NAME) || name.equalsIgnoreCase("assetUrl")) {
            intended = "asset:url";
        } else if (name.equalsIgnoreCase("assetIntegrity")) {
            intended = "asset:integrity";
        }
        return intended == null || !hasLiteral(method) || hasFallback(parts) || introducedOrTaken(method.getName()) ? null
                : "there is no method '" + method.getName() + "': write " + Corrections.call(intended, method);
    }

    /** {@code {asset.url('…')}}, {@code {cacheId '…'}} */
    private @Nullable String property(Part property, List<Part> parts) {
        String name = plain(property.getName());
        Part second = parts.get(1);
        if (nearest(name, List.of(CacheIdResolver.NAME)) != null && TemplateText.isTorn(second)) {
            return introducedOrTaken(property.getName()) && !name.equals(CacheIdResolver.NAME) ? null
                    : Corrections.parenthesize(CacheIdResolver.NAME, second);
        }
        String intended = second.isVirtualMethod() ? nearest(plain(second.getName()), METHODS) : null;
        return intended == null || nearest(name, List.of(AssetNamespace.NAME)) == null || !hasLiteral(second)
                || hasFallback(parts) || introducedOrTaken(property.getName()) ? null
                        : "'asset' is a namespace, which takes a colon: write " + Corrections.call("asset:" + intended, second);
    }

    private static boolean hasLiteral(Part method) {
        return Corrections.arguments(method).stream().anyMatch(argument -> argument.getLiteral() instanceof String);
    }

    private static boolean hasFallback(List<Part> parts) {
        return parts.stream().skip(1).anyMatch(part -> FALLBACKS.contains(part.getName()));
    }

    private boolean introducedOrTaken(String name) {
        return introduced.contains(name) || taken.test(name);
    }

    private static @Nullable String nearest(String name, List<String> names) {
        return NearestPaths.to(name, names).stream().filter(each -> name.regionMatches(true, 0, each, 0, 1)).findFirst()
                .orElse(null);
    }

    /** Without separators between words. */
    private static String plain(String name) {
        return name.replaceAll("[-_:]", "");
    }
}
