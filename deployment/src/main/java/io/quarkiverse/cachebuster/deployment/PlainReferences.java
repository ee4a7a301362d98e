package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * Describes which assets keep their plain URLs in documents, and why.
 */
final class PlainReferences {

    private static final int MAX_DESCRIBED = 20;

    private PlainReferences() {
    }

    /**
     * One line for each reason, with the first asset that it applies to. How often an asset is referenced doesn't count.
     *
     * @param hashedNames selects the assets that are cached under their plain URLs anyway; there are no lines for them
     */
    static List<String> describe(List<Reference> references, Predicate<String> hashedNames) {
        Map<String, Reference> plain = new LinkedHashMap<>();
        references.stream().filter(each -> each.plain() != null && each.target() != null && !hashedNames.test(each.target()))
                // links to a manifest always stay plain
                .filter(each -> each.kind() != HtmlKind.MANIFEST)
                .forEach(each -> plain.putIfAbsent(each.target(), each));
        List<List<Reference>> reasons = List.copyOf(plain.values().stream()
                .collect(Collectors.groupingBy(Reference::plain, LinkedHashMap::new, Collectors.toList())).values());
        List<String> lines = new ArrayList<>();
        reasons.stream().limit(MAX_DESCRIBED).forEach(same -> lines.add(describe(same)));
        int others = reasons.stream().skip(MAX_DESCRIBED).mapToInt(List::size).sum();
        if (others > 0) {
            lines.add(others + " more assets keep their plain URLs; the report lists them");
        }
        return lines;
    }

    private static String describe(List<Reference> same) {
        Reference first = same.get(0);
        String line = first.position() + " - " + AssetProblem.quoted(first.target()) + " keeps its plain URL: " + first.plain();
        return same.size() == 1 ? line : line + " (and " + (same.size() - 1) + " more like this)";
    }
}
