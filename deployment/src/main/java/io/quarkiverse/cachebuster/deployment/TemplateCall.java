package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.CacheIdResolver;
import io.quarkus.qute.Expression;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * A call to one of our template methods.
 *
 * @param template the path of the template
 * @param scope what the names in its arguments mean
 */
record TemplateCall(String template, Expression expression, Kind kind, List<Expression> arguments, Scope scope) {

    /** The method called. */
    enum Kind implements Reference.Kind {
        /** {@code cacheId(…)}; all others are in the namespace {@code asset} */
        CACHE_ID,
        URL,
        INTEGRITY,
        /** {@code asset:importmap} or {@code asset:importmapJson}: a glob over modules */
        IMPORT_MAP,
        /** a method that doesn't exist */
        UNKNOWN;

        private static Kind of(Expression expression, String method) {
            if (!expression.hasNamespace()) {
                return CACHE_ID;
            }
            return switch (method) {
                case AssetNamespace.URL -> URL;
                case AssetNamespace.INTEGRITY -> INTEGRITY;
                case AssetNamespace.IMPORT_MAP, AssetNamespace.IMPORT_MAP_JSON -> IMPORT_MAP;
                default -> UNKNOWN;
            };
        }
    }

    /** The call of one of our methods that this expression starts with, or null. */
    static @Nullable TemplateCall of(String template, Expression expression, Scope scope) {
        Expression.Part part = expression.getParts().get(0);
        if (!isOurs(expression, part)) {
            return null;
        }
        List<Expression> arguments = part.isVirtualMethod() ? part.asVirtualMethod().getParameters() : List.of();
        return new TemplateCall(template, expression, Kind.of(expression, part.getName()), arguments, scope);
    }

    /** Only the first part of an expression is ours: {@code item.cacheId('/x')} is a method of {@code item}. */
    private static boolean isOurs(Expression expression, Expression.Part part) {
        return expression.hasNamespace() ? AssetNamespace.NAME.equals(expression.getNamespace())
                : CacheIdResolver.NAME.equals(part.getName()) && part.isVirtualMethod();
    }

    /** Whether it can't be resolved, whatever its arguments are. */
    boolean isMalformed() {
        return switch (kind) {
            case UNKNOWN -> true;
            case URL, INTEGRITY, CACHE_ID -> arguments.size() != 1;
            case IMPORT_MAP -> arguments.isEmpty();
        };
    }

    /** The name of the method. */
    String name() {
        return expression.getParts().get(0).getName();
    }

    String text() {
        return TemplateText.of(expression);
    }

    /** The literals and parameters that may be the value of an argument. */
    List<TemplateValue> valuesOf(Expression argument) {
        return scope.valuesOf(argument, template, text());
    }

    Origin origin() {
        return expression.getOrigin();
    }

    Position position() {
        return new Position(template, origin().getLine(), origin().getLineCharacterStart());
    }
}
