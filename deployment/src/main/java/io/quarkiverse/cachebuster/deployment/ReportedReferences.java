package io.quarkiverse.cachebuster.deployment;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.deployment.ReportedReference.State;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * Finds out what became of references.
 */
final class ReportedReferences {

    /** By document and position; several references can start at the same position. */
    private static final Comparator<Reference> ORDER = Comparator.comparing(Reference::position)
            .thenComparing(Reference::text)
            .thenComparing(each -> each.kind().name())
            .thenComparing(each -> each.target() + " " + each.plain() + " " + each.problem());

    /** Searching for the closest paths takes time. */
    private static final int MAX_COMPARISONS = 100_000;

    private final AssetManifest manifest;
    private final boolean rewriting;
    private final Map<Problem, String> problems = new HashMap<>();

    /** @param rewriting whether documents that are assets are served rewritten */
    ReportedReferences(AssetManifest manifest, boolean rewriting) {
        this.manifest = manifest;
        this.rewriting = rewriting;
    }

    /** In the order of the report. */
    List<ReportedReference> of(Collection<Reference> references) {
        // sorted first, so that each build suggests paths for the same problems
        return references.stream().sorted(ORDER).map(this::of).toList();
    }

    private ReportedReference of(Reference reference) {
        if (reference.problem() != null) {
            return new ReportedReference(reference, State.UNRESOLVED, describe(reference.problem()));
        }
        Asset asset = reference.target() == null ? null : manifest.get(reference.target());
        if (asset != null && asset.hashedName()) {
            return new ReportedReference(reference, State.HASHED_NAME, null);
        }
        String why = whyPlain(reference);
        return new ReportedReference(reference, why == null ? State.ID : State.LEFT, why);
    }

    private @Nullable String whyPlain(Reference reference) {
        boolean unmodified = !rewriting && manifest.get(reference.position().document()) != null;
        return unmodified ? "the servlet container sends the file unmodified" : reference.plain();
    }

    private String describe(Problem problem) {
        boolean suggesting = (problems.size() + 1L) * manifest.paths().size() <= MAX_COMPARISONS;
        return problems.computeIfAbsent(problem, each -> each.describe(suggesting ? manifest.paths() : List.of()));
    }
}
