package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.quarkus.qute.Expression;

/**
 * Which templates are rendered together: layouts, included templates, user tags, fragments.
 */
final class TemplateGroups {

    private static final Set<String> FRAGMENT_NAMESPACES = Set.of("fragment", "frg", "capture", "cap");

    private final Map<String, ReadTemplate> templates = new HashMap<>();
    private final TemplatesById byId;
    private final Map<String, Set<String>> included = new HashMap<>();
    private final Map<String, Set<String>> includers = new HashMap<>();

    TemplateGroups(List<ReadTemplate> templates) {
        templates.forEach(template -> this.templates.put(template.path(), template));
        byId = new TemplatesById(templates);
        for (ReadTemplate template : templates) {
            for (String target : targets(template)) {
                included.computeIfAbsent(template.path(), key -> new LinkedHashSet<>()).add(target);
                includers.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(template.path());
            }
        }
    }

    private Set<String> targets(ReadTemplate template) {
        Set<String> targets = new LinkedHashSet<>();
        for (Inclusion inclusion : template.inclusions()) {
            String id = TemplateOutline.unquoted(inclusion.target());
            // the target may be computed
            targets.addAll(id.isEmpty() ? templates.keySet() : withId(withoutFragment(id)));
        }
        for (Expression expression : template.expressions()) {
            if (expression.hasNamespace() && FRAGMENT_NAMESPACES.contains(expression.getNamespace())) {
                targets.addAll(withId(withoutFragment(expression.getParts().get(0).getName())));
            }
        }
        targets.remove(template.path());
        return targets;
    }

    /** Empty for a fragment of the same template. */
    private static String withoutFragment(String id) {
        return id.indexOf('$') < 0 ? id : id.substring(0, id.lastIndexOf('$'));
    }

    private List<String> withId(String id) {
        return templates.containsKey(id) ? List.of(id) : byId.with(id).stream().map(ReadTemplate::path).toList();
    }

    /** The paths of all templates that can be part of the same page as this one, including itself. */
    Set<String> of(String path) {
        return reachable(reachable(Set.of(path), includers), included);
    }

    private static Set<String> reachable(Collection<String> start, Map<String, Set<String>> edges) {
        Set<String> found = new TreeSet<>(start);
        Deque<String> next = new ArrayDeque<>(start);
        while (!next.isEmpty()) {
            edges.getOrDefault(next.remove(), Set.of()).stream().filter(found::add).forEach(next::add);
        }
        return found;
    }

    /**
     * Whether each page that this template is part of has an import map for the module.
     *
     * @param modules the paths of the modules in an import map
     */
    boolean coverModule(String path, String module, Function<TemplateCall, Set<String>> modules) {
        RenderedImportMaps maps = new RenderedImportMaps(id -> withId(id).stream().map(templates::get).toList(),
                call -> modules.apply(call).contains(module));
        Set<String> seen = new LinkedHashSet<>(Set.of(path));
        Deque<String> next = new ArrayDeque<>(seen);
        boolean any = false;
        while (!next.isEmpty()) {
            ReadTemplate template = templates.get(next.remove());
            Set<String> outer = includers.getOrDefault(template == null ? path : template.path(), Set.of());
            if (template != null && maps.areIn(template, outer.isEmpty())) {
                any = true;
            } else if (outer.isEmpty()) {
                return false;
            } else {
                outer.stream().filter(seen::add).forEach(next::add);
            }
        }
        return any;
    }
}
