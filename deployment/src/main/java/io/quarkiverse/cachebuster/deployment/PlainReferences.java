package io.quarkiverse.cachebuster.deployment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.page.Page;

/**
 * Describes which assets keep their plain URLs in documents, and why.
 */
final class PlainReferences {

    private static final int MAX_DESCRIBED = 20;
    private static final int MAX_PER_REASON = 3;
    /** Browsers request it on their own if a page has no icon. */
    private static final String DEFAULT_ICON = "/favicon.ico";

    private PlainReferences() {
    }

    /**
     * One line for each asset, no matter how often it is referenced, and at most three for each reason.
     *
     * @param hashedNames selects the assets that are cached under their plain URLs anyway; there are no lines for them
     */
    static List<String> describe(List<Reference> references, Predicate<String> hashedNames) {
        Map<String, Reference> plain = new LinkedHashMap<>();
        references.stream().filter(each -> each.plain() != null && each.target() != null && !hashedNames.test(each.target()))
                // links to a manifest always stay plain
                .filter(each -> each.kind() != HtmlKind.MANIFEST)
                .forEach(each -> plain.putIfAbsent(each.target(), each));
        List<String> lines = new ArrayList<>();
        int described = 0;
        for (List<Reference> same : byReason(plain.values())) {
            int count = Math.min(Math.min(same.size(), MAX_PER_REASON), MAX_DESCRIBED - lines.size());
            if (count > 0) {
                same.stream().limit(count).map(PlainReferences::describe).forEach(lines::add);
                if (same.size() > count) {
                    int last = lines.size() - 1;
                    lines.set(last, lines.get(last) + " (and " + (same.size() - count) + " more like this)");
                }
                described += same.size();
            }
        }
        if (described < plain.size()) {
            lines.add((plain.size() - described) + " more assets keep their plain URLs; the report lists them");
        }
        return lines;
    }

    /**
     * A line about {@code /favicon.ico} if no page has an icon.
     *
     * @param pages those that get ids
     * @param paths the paths of all assets
     */
    static Optional<String> describeIcon(List<Page> pages, Set<String> paths) {
        boolean requested = !pages.isEmpty() && pages.stream().flatMap(page -> page.html().references().stream())
                .noneMatch(each -> each.kind() == HtmlKind.ICON);
        return requested && paths.contains(DEFAULT_ICON)
                ? Optional.of(AssetProblem.quoted(DEFAULT_ICON) + " keeps its plain URL: no page refers to it, so browsers"
                        + " request it without an id; write <link rel=\"icon\" href=\"/favicon.ico\">")
                : Optional.empty();
    }

    private static Collection<List<Reference>> byReason(Collection<Reference> references) {
        return references.stream().collect(groupingBy(Reference::plain, LinkedHashMap::new, toList())).values();
    }

    private static String describe(Reference each) {
        return each.position() + " - " + AssetProblem.quoted(each.target()) + " keeps its plain URL: " + each.plain();
    }
}
