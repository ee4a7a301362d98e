package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * Describes unresolved references, with one line for all occurrences in the same document.
 */
final class UnresolvedReferences {

    /** Searching for the closest paths takes time. */
    private static final int MAX_WITH_SUGGESTIONS = 100;

    private UnresolvedReferences() {
    }

    /** @param paths the paths of the assets, for suggestions */
    static List<String> describe(List<Reference> unresolved, Collection<String> paths) {
        Map<String, List<Reference>> occurrences = unresolved.stream()
                .collect(Collectors.groupingBy(Reference::withoutPosition, LinkedHashMap::new, Collectors.toList()));
        List<String> problems = new ArrayList<>();
        for (List<Reference> same : occurrences.values()) {
            String problem = same.get(0).describe(problems.size() < MAX_WITH_SUGGESTIONS ? paths : List.of());
            problems.add(same.size() == 1 ? problem : problem + " (and " + (same.size() - 1) + " more like this)");
        }
        return problems;
    }
}
