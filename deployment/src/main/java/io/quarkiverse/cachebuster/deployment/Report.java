package io.quarkiverse.cachebuster.deployment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.cachebuster.deployment.ReportedReference.State;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * What the documents of an application refer to, and what became of each reference. The report guide documents the format of
 * the file. The same references give the same bytes.
 */
final class Report {

    private static final int VERSION = 1;

    private final AssetManifest manifest;
    private final List<ReportedReference> references;

    /** @param references in the order of the report */
    private Report(AssetManifest manifest, List<ReportedReference> references) {
        this.manifest = manifest;
        this.references = references;
    }

    /** @param rewriting whether documents that are assets are served rewritten */
    static Report of(Collection<Reference> references, AssetManifest manifest, boolean rewriting) {
        return new Report(manifest, new ReportedReferences(manifest, rewriting).of(references));
    }

    boolean isEmpty() {
        return references.isEmpty();
    }

    /** By document and position. */
    List<ReportedReference> references() {
        return references;
    }

    /** One line, such as {@code 7 references in 2 documents: 4 with id, 2 hashed by name, 1 without}. */
    String summary() {
        Map<State, Long> counts = references.stream()
                .collect(Collectors.groupingBy(ReportedReference::state, Collectors.counting()));
        long hashed = counts.getOrDefault(State.HASHED_NAME, 0L);
        long plain = counts.getOrDefault(State.LEFT, 0L) + counts.getOrDefault(State.UNRESOLVED, 0L);
        return number(references.size(), "reference") + " in " + number(documents().size(), "document") + ": "
                + counts.getOrDefault(State.ID, 0L) + " with id"
                + (hashed == 0 ? "" : ", " + hashed + " hashed by name")
                + (plain == 0 ? "" : ", " + plain + " without");
    }

    private static String number(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private Map<String, List<ReportedReference>> documents() {
        return references.stream()
                .collect(Collectors.groupingBy(ReportedReference::document, LinkedHashMap::new, Collectors.toList()));
    }

    /** The file: one line for each reference, so that two files can be compared. */
    String json() {
        JsonWriter json = new JsonWriter().add("{\n  ").number("version", VERSION);
        json.add(",\n  ").string("documents").add(": ")
                .array("  ", documents().entrySet(), each -> write(each.getKey(), each.getValue(), json));
        json.add(",\n  ").string("unreferenced").add(": ").array("  ", unreferenced(), json::string);
        json.add(",\n  ").string("duplicates").add(": ")
                .array("  ", duplicates(), paths -> json.array("    ", paths, json::string));
        return json.add("\n}\n").toString();
    }

    private void write(String document, List<ReportedReference> references, JsonWriter json) {
        json.add("{\n      ").string("path", document);
        json.add(",\n      ").string("kind", ReportedReference.name(DocumentKind.of(manifest.get(document)).name()));
        json.add(",\n      ").string("references").add(": ").array("      ", references, each -> each.write(json));
        json.add("\n    }");
    }

    /** Links to pages don't count as references, so pages would all be listed here. */
    private Set<String> unreferenced() {
        Set<String> targets = references.stream().map(each -> each.reference().target()).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return manifest.assets().stream().filter(asset -> !DocumentKind.isPage(asset)).map(Asset::path)
                .filter(path -> !targets.contains(path)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The paths of files with equal bytes. */
    private Collection<List<String>> duplicates() {
        Map<Fingerprint, Set<String>> paths = manifest.assets().stream().collect(Collectors.groupingBy(
                asset -> asset.ownContent().fingerprint(),
                Collectors.mapping(Asset::path, Collectors.toCollection(TreeSet::new))));
        Map<String, List<String>> byFirst = new TreeMap<>();
        paths.values().stream().map(List::copyOf).filter(same -> same.size() > 1)
                .forEach(same -> byFirst.put(same.get(0), same));
        return byFirst.values();
    }
}
