package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Set;

import io.quarkus.qute.Expression;

/**
 * What was found in a template.
 *
 * @param path its path
 * @param calls the calls of our methods, without duplicates
 * @param expressions all expressions, and those in the arguments of methods
 * @param introduced the names that it gives to values, for itself or for templates that it includes
 * @param outline what it always renders
 */
record ReadTemplate(String path, List<TemplateCall> calls, List<Inclusion> inclusions, List<Expression> expressions,
        Set<String> introduced, List<TemplateOutline.Piece> outline) {

    /** Whether this is its id: the path, with or without the suffix. */
    boolean hasId(String id) {
        return !id.isEmpty() && path.startsWith(id) && (path.length() == id.length() || path.charAt(id.length()) == '.');
    }
}
