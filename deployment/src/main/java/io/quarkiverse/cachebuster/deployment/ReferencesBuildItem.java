package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * All references in the application: those in its documents, then those in its templates.
 */
final class ReferencesBuildItem extends SimpleBuildItem {

    private final List<Reference> references;
    private final List<Reference> mistakes;
    private final Map<Reference, Origin> origins;

    /**
     * @param mistakes the integrity attributes that no browser would accept
     * @param templates the calls in templates, each with its origin in Qute
     */
    ReferencesBuildItem(List<Reference> documents, List<Reference> mistakes, Map<Reference, Origin> templates) {
        this.mistakes = mistakes;
        this.references = Stream.concat(documents.stream(), templates.keySet().stream()).toList();
        this.origins = templates;
    }

    List<Reference> references() {
        return references;
    }

    /** The integrity attributes that no browser would accept. They are not among the references. */
    List<Reference> mistakes() {
        return mistakes;
    }

    /** The unresolved references of one syntax. */
    List<Reference> unresolved(Class<? extends Reference.Kind> kind) {
        return references.stream().filter(each -> each.problem() != null && kind.isInstance(each.kind())).toList();
    }

    /** The origin of a reference in a template. */
    Origin origin(Reference reference) {
        return origins.get(reference);
    }
}
