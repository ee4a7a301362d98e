package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * All references of the application: those of its documents, then those of its templates.
 */
final class ReferencesBuildItem extends SimpleBuildItem {

    private final List<Reference> references;
    private final Map<Reference, Origin> origins;

    /** @param templates the references of templates, each with the place where Qute found it */
    ReferencesBuildItem(List<Reference> documents, Map<Reference, Origin> templates) {
        this.references = Stream.concat(documents.stream(), templates.keySet().stream()).toList();
        this.origins = templates;
    }

    List<Reference> references() {
        return references;
    }

    /** Those of one syntax that name no asset. */
    List<Reference> unresolved(Class<? extends Reference.Kind> kind) {
        return references.stream().filter(each -> each.problem() != null && kind.isInstance(each.kind())).toList();
    }

    /** Where Qute found the reference of a template. */
    Origin origin(Reference reference) {
        return origins.get(reference);
    }
}
