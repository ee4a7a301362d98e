package io.quarkiverse.cachebuster.it;

import java.util.List;

import io.quarkus.qute.TemplateInstance;

/**
 * A plain-text letter to a reader: the template record of {@code Letter.txt}.
 */
record Letter(String reader, List<Picture> pictures) implements TemplateInstance {
}
