package io.quarkiverse.cachebuster.runtime.html;

import java.util.List;
import java.util.Set;

/**
 * Names of elements and attributes, and groups of them in the HTML Standard.
 */
final class HtmlNames {

    /** Elements without content (13.1.2), and others that are parsed like them. */
    static final Set<String> VOID = Set.of("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img",
            "image", "input", "keygen", "link", "meta", "param", "source", "track", "wbr");

    /** Elements without markup in their content (13.2.6). */
    static final Set<String> RAW_TEXT = Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
            "plaintext");

    /** Elements that the end tag of an ordinary element around them doesn't close (13.2.4.2). */
    static final Set<String> SPECIAL = Set.of("address", "applet", "article", "aside", "blockquote", "body", "button",
            "caption", "center", "colgroup", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
            "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "html", "li",
            "listing", "main", "marquee", "menu", "nav", "noscript", "object", "ol", "p", "pre", "search", "section", "select",
            "summary", "table", "tbody", "td", "template", "tfoot", "th", "thead", "tr", "ul");

    /** Elements that no end tag of an element around them closes, except that of a table (13.2.4.2). */
    static final Set<String> SCOPES = Set.of("applet", "caption", "html", "table", "td", "th", "marquee", "object", "select",
            "template");

    static final Set<String> TABLE_PARTS = Set.of("table", "caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th");

    /** Start tags that end a paragraph (13.2.6.4.7). */
    static final Set<String> END_PARAGRAPH = Set.of("address", "article", "aside", "blockquote", "center", "details", "dialog",
            "dir", "div", "dl", "fieldset", "figcaption", "figure", "footer", "header", "hgroup", "main", "menu", "nav", "ol",
            "p", "search", "section", "summary", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "listing", "form", "li",
            "dd", "dt", "plaintext", "table", "hr", "xmp");

    /** Start tags that can come in the head (13.2.6.4.4). */
    static final Set<String> IN_HEAD = Set.of("base", "basefont", "bgsound", "link", "meta", "title", "noscript", "noframes",
            "style", "script", "template", "head", "html");

    /** Start tags that end SVG or MathML (13.2.6.5). */
    static final Set<String> END_FOREIGN = Set.of("b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl",
            "dt", "em", "embed", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu",
            "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt",
            "u", "ul", "var");

    private static final String[] OTHERS = { "a", "abbr", "audio", "bdi", "bdo", "cite", "data", "datalist", "del", "dfn",
            "font", "ins", "kbd", "label", "legend", "map", "mark", "meter", "optgroup", "option", "output", "picture",
            "progress", "q", "rp", "rt", "samp", "slot", "svg", "math", "time", "video", "path", "g", "use", "circle", "rect",
            "line", "defs", "symbol", "canvas", "class", "href", "src", "srcset", "rel", "type", "content", "alt", "width",
            "height", "style", "data-cache-buster", "sizes", "media", "loading", "crossorigin", "integrity", "as", "poster",
            "lang", "action", "value", "placeholder", "method", "target", "role", "for", "charset", "name", "id",
            "property", "imagesrcset", "viewbox", "fill", "stroke", "d", "xmlns", "aria-label", "aria-hidden", "async", "defer",
            "data", "xlink:href", "tabindex", "onclick", "colspan", "rowspan", "disabled", "checked", "selected" };

    private static final int TABLE_SIZE = 1_024;
    private static final String[] TABLE = table();

    private HtmlNames() {
    }

    private static String[] table() {
        String[] table = new String[TABLE_SIZE];
        for (Set<String> names : List.of(VOID, RAW_TEXT, SPECIAL, SCOPES, END_PARAGRAPH, IN_HEAD, END_FOREIGN)) {
            names.forEach(name -> table[hash(name, 0, name.length())] = name);
        }
        for (String name : OTHERS) {
            table[hash(name, 0, name.length())] = name;
        }
        return table;
    }

    private static int hash(String text, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + (text.charAt(i) | 0x20);
        }
        return (hash ^ hash >>> 10) & TABLE_SIZE - 1;
    }

    /** A part of a document with ASCII letters in lower case. Well-known names need no memory. */
    static String lowerCase(String text, int start, int end) {
        if (end - start <= 20) {
            String known = TABLE[hash(text, start, end)];
            if (known != null && is(known, text, start, end)) {
                return known;
            }
        }
        return lowerCase(text.substring(start, end));
    }

    /** Whether a part of a document is the name of an attribute with script text, such as {@code onclick}. */
    static boolean isEventHandler(String text, int start, int end) {
        return end - start > 2 && is("on", text, start, start + 2);
    }

    /** Whether a part of a document is this lower-case name, in any case. */
    static boolean is(String name, String text, int start, int end) {
        if (name.length() != end - start) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (toLowerCase(text.charAt(start + i)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Only ASCII letters have another case in HTML. */
    static String lowerCase(String text) {
        int i = 0;
        while (i < text.length() && toLowerCase(text.charAt(i)) == text.charAt(i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (; i < characters.length; i++) {
            characters[i] = toLowerCase(characters[i]);
        }
        return new String(characters);
    }

    private static char toLowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
    }
}
