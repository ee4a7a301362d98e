package io.quarkiverse.cachebuster.runtime.html;

import java.util.Set;

/**
 * The elements around a position: a simplified tree construction stage (HTML, section 13.2.6). It knows what is SVG or
 * MathML and which element ends where, with or without end tags, but doesn't move misplaced content.
 */
final class OpenElements {

    enum Namespace {
        HTML,
        SVG,
        MATHML
    }

    /** As deep as Chromium's documents get; deeper elements are counted only, which bounds every search. */
    private static final int MAX_DEPTH = 512;
    private static final Set<String> HTML_IN_SVG = Set.of("foreignobject", "desc", "title");
    private static final Set<String> HTML_IN_MATHML = Set.of("mi", "mo", "mn", "ms", "mtext");
    private static final Set<String> TABLE_SCOPE = Set.of("table", "template");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private final String[] names = new String[MAX_DEPTH];
    private final Namespace[] namespaces = new Namespace[MAX_DEPTH];
    /** Whether start tags directly in the element are HTML. */
    private final boolean[] containsHtml = new boolean[MAX_DEPTH];
    private int depth;
    private int deeper;
    /** The depth of the outermost element that is off; {@link Integer#MAX_VALUE} if there is none. */
    private int off = Integer.MAX_VALUE;

    /** Whether the innermost element is SVG or MathML. */
    boolean isForeign() {
        return depth > 0 && namespaces[depth - 1] != Namespace.HTML;
    }

    /** Whether the innermost element is this one of SVG. */
    boolean isInSvg(String name) {
        return depth > 0 && namespaces[depth - 1] == Namespace.SVG && names[depth - 1].equals(name);
    }

    /** Whether an element around this position is off. */
    boolean isOff() {
        return depth > off;
    }

    /** Whether the position is in an element with this name. */
    boolean isIn(String name) {
        return find(name, Set.of()) >= 0;
    }

    /**
     * A start tag that comes next. Ends the elements that it ends implicitly.
     *
     * @return where the element belongs to
     */
    Namespace namespaceOf(HtmlScanner tag) {
        String name = tag.name();
        if (isForeign() && !isHtmlNext(name)) {
            if (!endsForeign(tag)) {
                return namespaces[depth - 1];
            }
            endForeign();
        }
        endImplicitly(name);
        return switch (name) {
            case "svg" -> Namespace.SVG;
            case "math" -> Namespace.MATHML;
            default -> Namespace.HTML;
        };
    }

    private boolean isHtmlNext(String name) {
        if (!containsHtml[depth - 1]) {
            return namespaces[depth - 1] == Namespace.MATHML && names[depth - 1].equals("annotation-xml")
                    && name.equals("svg");
        }
        return namespaces[depth - 1] == Namespace.SVG || !name.equals("mglyph") && !name.equals("malignmark");
    }

    private static boolean endsForeign(HtmlScanner tag) {
        return HtmlNames.END_FOREIGN.contains(tag.name()) || tag.name().equals("font")
                && (tag.hasAttribute("color") || tag.hasAttribute("face") || tag.hasAttribute("size"));
    }

    private void endForeign() {
        while (isForeign() && !containsHtml[depth - 1]) {
            close(depth - 1);
        }
    }

    /** Enters an element with the given namespace, unless it has no content. */
    void open(HtmlScanner tag, Namespace namespace, boolean isOff) {
        String name = tag.name();
        boolean foreign = namespace != Namespace.HTML;
        if (foreign ? tag.isSelfClosing() : HtmlNames.VOID.contains(name) || HtmlNames.RAW_TEXT.contains(name)) {
            return;
        }
        if (depth == MAX_DEPTH) {
            deeper++;
            return;
        }
        names[depth] = name;
        namespaces[depth] = namespace;
        containsHtml[depth] = foreign && containsHtml(tag, namespace);
        if (isOff) {
            off = Math.min(off, depth);
        }
        depth++;
    }

    private static boolean containsHtml(HtmlScanner tag, Namespace namespace) {
        if (namespace == Namespace.SVG) {
            return HTML_IN_SVG.contains(tag.name());
        }
        return HTML_IN_MATHML.contains(tag.name()) || tag.name().equals("annotation-xml") && isHtmlAnnotation(tag);
    }

    private static boolean isHtmlAnnotation(HtmlScanner tag) {
        for (HtmlAttribute attribute : tag.attributes()) {
            if (attribute.name().equals("encoding")) {
                String encoding = HtmlNames.lowerCase(attribute.value().text());
                return encoding.equals("text/html") || encoding.equals("application/xhtml+xml");
            }
        }
        return false;
    }

    /** Start tags end some elements (13.2.6.4.4 to 13.2.6.4.16). */
    private void endImplicitly(String name) {
        if (depth == 0) {
            return;
        }
        String innermost = names[depth - 1];
        if (innermost.equals("head") && !HtmlNames.IN_HEAD.contains(name)) {
            close(depth - 1);
            return;
        }
        switch (name) {
            case "li" -> endItem(Set.of("li"));
            case "dd", "dt" -> endItem(Set.of("dd", "dt"));
            case "button" -> close(find(name, HtmlNames.SCOPES));
            case "option" -> endInnermost(Set.of("option"));
            case "optgroup", "hr" -> {
                endInnermost(Set.of("option"));
                endInnermost(Set.of("optgroup"));
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                endParagraph();
                endInnermost(HEADINGS);
            }
            case "td", "th" -> {
                close(find("td", TABLE_SCOPE));
                close(find("th", TABLE_SCOPE));
            }
            case "tr" -> close(find("tr", TABLE_SCOPE));
            case "tbody", "thead", "tfoot" -> {
                close(find("tbody", TABLE_SCOPE));
                close(find("thead", TABLE_SCOPE));
                close(find("tfoot", TABLE_SCOPE));
            }
            default -> {
            }
        }
        if (HtmlNames.END_PARAGRAPH.contains(name)) {
            endParagraph();
        }
    }

    private void endParagraph() {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, "p")) {
                close(i);
                return;
            } else if (isBarrier(i, HtmlNames.SCOPES) || names[i].equals("button")) {
                return;
            }
        }
    }

    private void endItem(Set<String> items) {
        for (int i = depth - 1; i >= 0; i--) {
            if (namespaces[i] == Namespace.HTML && items.contains(names[i])) {
                close(i);
                return;
            } else if (isBarrier(i, HtmlNames.SPECIAL) && !isHtml(i, "address") && !isHtml(i, "div") && !isHtml(i, "p")) {
                return;
            }
        }
    }

    private void endInnermost(Set<String> elements) {
        if (depth > 0 && namespaces[depth - 1] == Namespace.HTML && elements.contains(names[depth - 1])) {
            close(depth - 1);
        }
    }

    /** An end tag that comes next. */
    void close(String name) {
        if (deeper > 0) {
            deeper--;
            return;
        }
        if (isForeign()) {
            for (int i = depth - 1; i >= 0 && namespaces[i] != Namespace.HTML; i--) {
                if (names[i].equals(name)) {
                    close(i);
                    return;
                }
            }
            if (name.equals("p") || name.equals("br")) {
                endForeign();
            }
        }
        // what comes after these is still part of them
        if (!name.equals("body") && !name.equals("html")) {
            close(find(name, barriers(name)));
        }
    }

    /** The elements that keep an end tag from ending one around them. */
    private static Set<String> barriers(String name) {
        if (name.equals("template")) {
            return Set.of();
        } else if (HtmlNames.TABLE_PARTS.contains(name)) {
            return TABLE_SCOPE;
        }
        return HtmlNames.SPECIAL.contains(name) ? HtmlNames.SCOPES : HtmlNames.SPECIAL;
    }

    /** The depth of the innermost HTML element with this name; negative if there is none, or a barrier before it. */
    private int find(String name, Set<String> barriers) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, name)) {
                return i;
            } else if (isBarrier(i, barriers)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isHtml(int i, String name) {
        return namespaces[i] == Namespace.HTML && names[i].equals(name);
    }

    private boolean isBarrier(int i, Set<String> barriers) {
        return namespaces[i] == Namespace.HTML ? barriers.contains(names[i])
                : containsHtml[i] && !barriers.isEmpty() && barriers != TABLE_SCOPE;
    }

    private void close(int index) {
        if (index >= 0) {
            depth = index;
            off = off >= depth ? Integer.MAX_VALUE : off;
        }
    }
}
