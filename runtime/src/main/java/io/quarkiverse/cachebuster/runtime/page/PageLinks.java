package io.quarkiverse.cachebuster.runtime.page;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.link.Reference;

/**
 * What a page refers to and how it is changed.
 *
 * @param references in document order
 * @param mistakes in literal {@code integrity} attributes, in document order
 * @param errors in the template calls of {@code integrity} attributes, in document order
 * @param edits in ascending order, without overlaps between those whose conditions hold together
 */
public record PageLinks(List<Reference> references, List<Reference> mistakes, List<Reference> errors,
        List<TemplateEdit> edits) {
}
