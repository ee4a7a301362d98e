package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkiverse.cachebuster.runtime.qute.CacheIdResolver;
import io.quarkus.qute.Expression;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * A call of one of our template methods.
 *
 * @param namespaced whether it is {@code asset:name(…)}; else it is {@code cacheId(…)}
 */
record TemplateCall(Expression expression, boolean namespaced, String name, List<Expression> arguments) {

    /** The calls in these expressions and in the arguments of whatever they call, each once. */
    static List<TemplateCall> allIn(List<Expression> expressions) {
        Map<String, TemplateCall> calls = new LinkedHashMap<>();
        expressions.forEach(expression -> collect(expression, calls));
        return new ArrayList<>(calls.values());
    }

    private static void collect(Expression expression, Map<String, TemplateCall> calls) {
        if (expression.isLiteral()) {
            return;
        }
        boolean first = true;
        for (Expression.Part part : expression.getParts()) {
            List<Expression> arguments = part.isVirtualMethod() ? part.asVirtualMethod().getParameters() : List.of();
            if (first && isOurs(expression, part)) {
                TemplateCall call = new TemplateCall(expression, expression.hasNamespace(), part.getName(), arguments);
                calls.putIfAbsent(call.position() + call.text(), call);
            }
            arguments.forEach(argument -> collect(argument, calls));
            first = false;
        }
    }

    /** Only the first part of an expression is ours: {@code item.cacheId('/x')} is somebody else's method. */
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

    private String position() {
        return origin().getLine() + ":" + origin().getLineCharacterStart() + " ";
    }
}
