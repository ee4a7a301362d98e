package io.quarkiverse.cachebuster.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.qute.PathArgument;
import io.quarkus.qute.Expression;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Finds concatenations whose types are not checked: Qute treats {@code '/a/' + item.name + '.svg'} as a literal, since it
 * starts
 * and ends with a quotation mark.
 */
final class Concatenations {

    private Concatenations() {
    }

    /**
     * @param checked whether every name in the template must have a type
     * @param typed the names whose types are declared
     */
    static Map<Reference, Origin> unchecked(ReadTemplate template, boolean checked, Set<String> typed) {
        Predicate<String> isUnchecked = term -> {
            String root = term.replaceFirst("[^\\w$].*", "");
            return checked ? !typed.contains(term) : typed.contains(root) && !root.equals(term);
        };
        Map<Reference, Origin> problems = new LinkedHashMap<>();
        for (TemplateCall call : template.calls()) {
            for (Expression argument : call.arguments()) {
                List<String> terms = argument.isLiteral() ? PathArgument.terms(argument) : List.of();
                if (terms.size() > 1 && terms.stream().filter(term -> !PathArgument.isQuoted(term)).anyMatch(isUnchecked)) {
                    problems.put(Reference.unresolved(new Problem.Other("Qute can't check the types in a concatenation that"
                            + " ends with a literal: write str:concat(" + String.join(", ", terms) + ")"), call.kind(),
                            call.text(), call.position()), call.origin());
                }
            }
        }
        return problems;
    }
}
