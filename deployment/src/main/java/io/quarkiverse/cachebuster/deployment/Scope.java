package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.deployment.TemplateValue.Parameter;
import io.quarkiverse.cachebuster.runtime.qute.PathArgument;
import io.quarkus.qute.Expression;

/**
 * What the names at a place in a template mean, as far as that is certain.
 *
 * @param names the possible values of names; none if nothing is known
 * @param open whether any other name is a parameter of the template
 */
record Scope(Map<String, List<TemplateValue>> names, boolean open) {

    /** At the start of a template. */
    static final Scope TEMPLATE = new Scope(Map.of(), true);
    /** Nothing is known. */
    static final Scope UNKNOWN = new Scope(Map.of(), false);

    private static final Set<String> ALTERNATIVES = Set.of("?:", "or", ":", "?");

    List<TemplateValue> find(String name) {
        List<TemplateValue> known = names.get(name);
        return known != null ? known : open ? List.of(new Parameter(name)) : List.of();
    }

    Scope with(String name, List<TemplateValue> values) {
        Map<String, List<TemplateValue>> more = new HashMap<>(names);
        more.put(name, values);
        return new Scope(more, open);
    }

    /**
     * The scope inside a conditional block, which may never be rendered. So parameters are unknown, as are the names that the
     * condition mentions, except for one whose presence is the whole condition.
     *
     * @param mentioned the names in the condition
     * @param present the name whose presence is the whole condition, or null
     */
    Scope under(Set<String> mentioned, @Nullable String present) {
        Map<String, List<TemplateValue>> certain = new HashMap<>();
        names.forEach((name, values) -> certain.put(name, mentioned.contains(name) ? List.of()
                : values.stream().filter(Literal.class::isInstance).toList()));
        if (present != null) {
            certain.put(present, find(present));
        }
        return new Scope(certain, false);
    }

    /**
     * The literals and parameters that may be the value of an expression.
     *
     * @param template the path of its template
     * @param text what to show of the template if there is something wrong with a literal in it
     */
    List<TemplateValue> valuesOf(Expression expression, String template, String text) {
        if (expression.isLiteral()) {
            return PathArgument.isConstant(expression) ? List.of(new Literal(template, expression, text, true)) : List.of();
        }
        List<Expression.Part> parts = expression.getParts();
        List<TemplateValue> values = new ArrayList<>();
        int last = parts.size() - 1;
        while (last > 0 && isAlternative(parts.get(last))) {
            Expression alternative = parts.get(last).asVirtualMethod().getParameters().get(0);
            values.addAll(0, valuesOf(alternative, template, text).stream().map(Scope::indirect).toList());
            last = parts.get(last).getName().equals("?") ? -1 : last - 1;
        }
        if (last == 0 && !expression.hasNamespace() && !parts.get(0).isVirtualMethod()) {
            values.addAll(0, find(parts.get(0).getName()));
        }
        return values;
    }

    private static boolean isAlternative(Expression.Part part) {
        return part.isVirtualMethod() && ALTERNATIVES.contains(part.getName())
                && part.asVirtualMethod().getParameters().size() == 1;
    }

    static TemplateValue indirect(TemplateValue value) {
        return value instanceof Literal literal ? new Literal(literal.template(), literal.expression(), literal.text(), false)
                : value;
    }
}
