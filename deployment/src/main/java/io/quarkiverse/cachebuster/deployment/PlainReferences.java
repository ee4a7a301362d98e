package io.quarkiverse.cachebuster.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
     * One line for each asset, no matter how often it is referenced.
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
        for (Reference each : plain.values()) {
            if (lines.size() == MAX_DESCRIBED) {
                lines.add((plain.size() - MAX_DESCRIBED) + " more assets keep their plain URLs; the report lists them");
                break;
            }
            lines.add(each.position() + " - " + AssetProblem.quoted(each.target()) + " keeps its plain URL: " + each.plain());
        }
        return lines;
    }
}
