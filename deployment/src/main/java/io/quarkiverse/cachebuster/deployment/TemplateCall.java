package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * @param name the name of the method
 */
record TemplateCall(String template, Expression expression, Kind kind, String name, List<Expression> arguments) {

    /** The method called. */
    enum Kind implements Reference.Kind {
        /** {@code cacheId(…)}; all others are in the namespace {@code asset} */
        CACHE_ID,
        URL,
        INTEGRITY,
        /** a glob over modules */
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
                case AssetNamespace.IMPORT_MAP -> IMPORT_MAP;
                default -> UNKNOWN;
            };
        }
    }

    /** The distinct calls in these expressions and in their arguments. */
    static List<TemplateCall> allIn(String template, List<Expression> expressions) {
        Map<String, TemplateCall> calls = new LinkedHashMap<>();
        expressions.forEach(expression -> collect(template, expression, calls));
        return new ArrayList<>(calls.values());
    }

    private static void collect(String template, Expression expression, Map<String, TemplateCall> calls) {
        if (expression.isLiteral()) {
            return;
        }
        boolean first = true;
        for (Expression.Part part : expression.getParts()) {
            List<Expression> arguments = part.isVirtualMethod() ? part.asVirtualMethod().getParameters() : List.of();
            if (first && isOurs(expression, part)) {
                Kind kind = Kind.of(expression, part.getName());
                TemplateCall call = new TemplateCall(template, expression, kind, part.getName(), arguments);
                calls.putIfAbsent(call.position() + " " + call.text(), call);
            }
            arguments.forEach(argument -> collect(template, argument, calls));
            first = false;
        }
    }

    /** Only the first part of an expression is ours: {@code item.cacheId('/x')} is a method of {@code item}. */
    private static boolean isOurs(Expression expression, Expression.Part part) {
        return expression.hasNamespace() ? AssetNamespace.NAME.equals(expression.getNamespace())
                : CacheIdResolver.NAME.equals(part.getName()) && part.isVirtualMethod();
    }

    String text() {
        return expression.toOriginalString();
    }

    Origin origin() {
        return expression.getOrigin();
    }

    Position position() {
        return new Position(template, origin().getLine(), origin().getLineCharacterStart());
    }
}
