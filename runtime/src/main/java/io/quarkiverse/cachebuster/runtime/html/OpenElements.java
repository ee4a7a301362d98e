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

    /** The limit in Chromium; deeper elements are only counted, which bounds every search. */
    private static final int MAX_DEPTH = 512;
    private static final Set<String> HTML_IN_SVG = Set.of("foreignobject", "desc", "title");
    private static final Set<String> HTML_IN_MATHML = Set.of("mi", "mo", "mn", "ms", "mtext");
    /** Bits for end tags that can't close an element around this one: of ordinary elements, special ones, tables. */
    private static final int ORDINARY = 1;
    private static final int SPECIAL = 2;
    private static final int TABLE = 4;
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private final String[] names = new String[MAX_DEPTH];
    private final Namespace[] namespaces = new Namespace[MAX_DEPTH];
    /** Whether start tags directly in the element are HTML. */
    private final boolean[] containsHtml = new boolean[MAX_DEPTH];
    private final byte[] barriers = new byte[MAX_DEPTH];
    /** The depth of the paragraph that is still open inside of the element; negative if there is none. */
    private final int[] paragraphs = new int[MAX_DEPTH];
    private int depth;
    private int deeper;
    /** The depth of the outermost element that is off; {@link Integer#MAX_VALUE} if there is none. */
    private int off = Integer.MAX_VALUE;

    /** Whether the innermost element is SVG or MathML. */
    boolean isForeign() {
        return depth > 0 && namespaces[depth - 1] != Namespace.HTML;
    }

    /** Whether the innermost element is the SVG element with this name. */
    boolean isInSvg(String name) {
        return depth > 0 && namespaces[depth - 1] == Namespace.SVG && names[depth - 1].equals(name);
    }

    /** Whether an element around this position is off. */
    boolean isOff() {
        return depth > off;
    }

    /** Whether the position is in an element with this name. */
    boolean isIn(String name) {
        return find(name, 0) >= 0;
    }

    /**
     * A start tag that comes next. Ends the elements that it ends implicitly.
     *
     * @return the namespace of the element
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
        barriers[depth] = (byte) barriers(name, namespace, containsHtml[depth]);
        paragraphs[depth] = paragraph();
        if (isOff) {
            off = Math.min(off, depth);
        }
        depth++;
    }

    private static int barriers(String name, Namespace namespace, boolean containsHtml) {
        if (namespace != Namespace.HTML) {
            return containsHtml ? ORDINARY | SPECIAL : 0;
        }
        return (HtmlNames.SPECIAL.contains(name) ? ORDINARY : 0) | (HtmlNames.SCOPES.contains(name) ? ORDINARY | SPECIAL : 0)
                | (name.equals("table") || name.equals("template") ? TABLE : 0);
    }

    private int paragraph() {
        if (isHtml(depth, "p")) {
            return depth;
        }
        boolean outside = (barriers[depth] & SPECIAL) == 0 && !isHtml(depth, "button");
        return outside && depth > 0 ? paragraphs[depth - 1] : -1;
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
            case "button" -> close(find(name, SPECIAL));
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
                close(find("td", TABLE));
                close(find("th", TABLE));
            }
            case "tr" -> close(find("tr", TABLE));
            case "tbody", "thead", "tfoot" -> {
                close(find("tbody", TABLE));
                close(find("thead", TABLE));
                close(find("tfoot", TABLE));
            }
            default -> {
            }
        }
        if (HtmlNames.END_PARAGRAPH.contains(name)) {
            endParagraph();
        }
    }

    private void endParagraph() {
        if (depth > 0) {
            close(paragraphs[depth - 1]);
        }
    }

    private void endItem(Set<String> items) {
        for (int i = depth - 1; i >= 0; i--) {
            if (namespaces[i] == Namespace.HTML && items.contains(names[i])) {
                close(i);
                return;
            } else if ((barriers[i] & ORDINARY) != 0 && !isHtml(i, "address") && !isHtml(i, "div") && !isHtml(i, "p")) {
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
            close(find(name, barrier(name)));
        }
    }

    /** The kind of barriers for an end tag. */
    private static int barrier(String name) {
        if (name.equals("template")) {
            return 0;
        } else if (HtmlNames.TABLE_PARTS.contains(name)) {
            return TABLE;
        }
        return HtmlNames.SPECIAL.contains(name) ? SPECIAL : ORDINARY;
    }

    /** The depth of the innermost HTML element with this name; negative if there is none, or a barrier before it. */
    private int find(String name, int barrier) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, name)) {
                return i;
            } else if ((barriers[i] & barrier) != 0) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isHtml(int i, String name) {
        return namespaces[i] == Namespace.HTML && names[i].equals(name);
    }

    private void close(int index) {
        if (index >= 0) {
            depth = index;
            off = off >= depth ? Integer.MAX_VALUE : off;
        }
    }
}
