package io.quarkiverse.cachebuster.runtime.html;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The start tag of an element.
 *
 * @param name in lower case
 * @param start the position of its {@code <}
 * @param attributes in document order; in a template, sections can choose between attributes of the same name
 * @param off whether the element or one around it has {@code data-cache-buster="off"}
 */
public record HtmlElement(String name, int start, List<HtmlAttribute> attributes, boolean off) {

    /** The first attribute with this lower-case name, which is the one that counts; null if there is none. */
    public @Nullable HtmlAttribute attribute(String name) {
        for (HtmlAttribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute;
            }
        }
        return null;
    }
}
