package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The plain URLs in HTML templates.
 */
final class TemplateLinksBuildItem extends SimpleBuildItem {

    private final List<Reference> references;
    private final List<Reference> mistakes;
    private final List<Reference> errors;

    TemplateLinksBuildItem(List<Reference> references, List<Reference> mistakes, List<Reference> errors) {
        this.references = references;
        this.mistakes = mistakes;
        this.errors = errors;
    }

    List<Reference> references() {
        return references;
    }

    /** The integrity attributes that no browser would accept. */
    List<Reference> mistakes() {
        return mistakes;
    }

    /** The {@code asset:integrity} calls whose value does not match what the element loads. */
    List<Reference> errors() {
        return errors;
    }
}
