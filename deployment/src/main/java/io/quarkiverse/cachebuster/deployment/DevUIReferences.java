package io.quarkiverse.cachebuster.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cachebuster.deployment.ReportedReference.State;
import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * References as the Dev UI lists them.
 *
 * @param references in the order of the report
 */
record DevUIReferences(List<ReportedReference> references, DevUIPlaces places) {

    /** The report has the rest. */
    static final int MAX_LISTED = 5_000;

    /** Those in this state. */
    List<Map<String, Object>> rows(State state) {
        return references.stream().filter(each -> each.state() == state).limit(MAX_LISTED).map(this::row).toList();
    }

    long count(State state) {
        return references.stream().filter(each -> each.state() == state).count();
    }

    private Map<String, Object> row(ReportedReference reported) {
        Reference reference = reported.reference();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("from", places.add(reference.position()));
        row.put("text", reference.text());
        row.put("kind", ReportedReference.name(reference.kind().name()));
        if (reference.target() != null) {
            row.put("target", reference.target());
        }
        row.put("reason", String.valueOf(reported.reason()));
        return row;
    }
}
