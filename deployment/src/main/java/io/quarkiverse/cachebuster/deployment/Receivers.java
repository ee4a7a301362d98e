package io.quarkiverse.cachebuster.deployment;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.cachebuster.deployment.TemplateValue.Parameter;

/**
 * The calls of our methods that templates pass their parameters to, directly or through other templates.
 */
final class Receivers {

    private final TemplatesById templates;
    /** By the path of the template, then by parameter. */
    private final Map<String, Map<String, Set<TemplateCall>>> calls = new HashMap<>();

    Receivers(List<ReadTemplate> templates) {
        this.templates = new TemplatesById(templates);
        templates.forEach(template -> template.calls().forEach(call -> call.arguments().forEach(
                argument -> call.valuesOf(argument).forEach(value -> add(template, value, Set.of(call))))));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (ReadTemplate template : templates) {
                for (Inclusion inclusion : template.inclusions()) {
                    changed |= passOn(template, inclusion);
                }
            }
        }
    }

    private boolean passOn(ReadTemplate template, Inclusion inclusion) {
        boolean changed = false;
        // a template may include itself
        for (Map.Entry<String, Set<TemplateCall>> each : Map.copyOf(in(inclusion)).entrySet()) {
            for (TemplateValue value : inclusion.valuesOf(each.getKey())) {
                changed |= add(template, value, Set.copyOf(each.getValue()));
            }
        }
        return changed;
    }

    private boolean add(ReadTemplate template, TemplateValue value, Set<TemplateCall> receivers) {
        return value instanceof Parameter parameter && calls.computeIfAbsent(template.path(), key -> new HashMap<>())
                .computeIfAbsent(parameter.name(), key -> new LinkedHashSet<>()).addAll(receivers);
    }

    /**
     * The calls that get the parameters of the included template, by parameter; none if it is unknown which template that is.
     */
    Map<String, Set<TemplateCall>> in(Inclusion inclusion) {
        List<ReadTemplate> targets = templates.with(inclusion.target());
        return targets.size() == 1 ? calls.getOrDefault(targets.get(0).path(), Map.of()) : Map.of();
    }
}
