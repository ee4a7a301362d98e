package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.runtime.page.EditedTemplate;

/**
 * Templates by the ids under which others may include them. An index, since each of many templates includes the same layout
 * and would otherwise search all templates for it.
 */
final class TemplatesById {

    private final Map<String, List<ReadTemplate>> templates = new HashMap<>();

    TemplatesById(Collection<ReadTemplate> all) {
        all.stream().sorted(Comparator.comparing(ReadTemplate::path)).forEach(template -> EditedTemplate
                .idsOf(template.path()).forEach(id -> templates.computeIfAbsent(id, key -> new ArrayList<>(1)).add(template)));
    }

    /** Those with this id, sorted by path. */
    List<ReadTemplate> with(String id) {
        return templates.getOrDefault(id, List.of());
    }
}
