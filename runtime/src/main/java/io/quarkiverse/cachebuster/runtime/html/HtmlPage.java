package io.quarkiverse.cachebuster.runtime.html;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What names files in an HTML page or template, as far as its syntax shows. Positions are indexes of bytes in a page, and
 * of characters in a template.
 *
 * @param references in document order, without overlaps
 * @param scripts the inline scripts, in document order
 * @param base the {@code href} of the first {@code base} element that has one; null if there is none
 */
public record HtmlPage(List<HtmlReference> references, List<HtmlScript> scripts, @Nullable HtmlText base) {

    /** Reads a static page. It is UTF-8, as the response header says; a page in UTF-16 has no references. Never fails. */
    public static HtmlPage of(byte[] page) {
        return HtmlReferences.in(HtmlSource.page(page));
    }

    /**
     * Reads a Qute template. Tags, comments and unparsed character data are opaque. Never fails.
     *
     * @param alternativeExpressions whether expressions are written <code>{=name}</code> (quarkus.qute.alt-expr-syntax)
     */
    public static HtmlPage ofTemplate(String template, boolean alternativeExpressions) {
        return HtmlReferences.in(HtmlSource.template(template, alternativeExpressions));
    }
}
