package io.quarkiverse.cachebuster.runtime.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Splits HTML into tags and text: a tokenizer for the HTML Standard (section 13.2.5), as far as needed to find attributes.
 * Reads the document once, and never fails: anything unterminated ends with the document.
 * <p>
 * In a template, a Qute tag is white space where an attribute could start, and a character of a name or value elsewhere.
 */
final class HtmlScanner {

    enum Token {
        START_TAG,
        END_TAG,
        /** Text or a CDATA section; in foreign elements only. */
        TEXT,
        END
    }

    /** Characters that end names, as bits. */
    private static final long WHITESPACE = bits(" \t\n\r\f");
    private static final long TAG_NAME_END = bits(" \t\n\r\f/>");
    private static final long ATTRIBUTE_NAME_END = bits(" \t\n\r\f/>=");
    private static final long UNQUOTED_END = bits(" \t\n\r\f>");
    /** The integers of an attribute: its name's start and end, its value's start and end, its end. */
    private static final int SIZE = 5;

    private final HtmlSource source;
    private final String html;
    private final int length;
    private int at;
    private int start;
    private int end;
    private String name = "";
    private boolean selfClosing;
    private int[] attributes = new int[16 * SIZE];
    private int count;
    /** The next end of a comment, in either spelling; searched for only once. */
    private int commentEnd = -1;
    private int wrongCommentEnd = -1;

    HtmlScanner(HtmlSource source) {
        this.source = source;
        this.html = source.text();
        this.length = html.length();
    }

    private static long bits(String characters) {
        long bits = 0;
        for (char c : characters.toCharArray()) {
            bits |= 1L << c;
        }
        return bits;
    }

    private static boolean isOneOf(long bits, char c) {
        return c < 64 && (bits >>> c & 1) != 0;
    }

    static boolean isWhitespace(char c) {
        return isOneOf(WHITESPACE, c);
    }

    /** The start of the token: of the angle bracket, or of the text. */
    int start() {
        return start;
    }

    /** The end of the text. */
    int end() {
        return end;
    }

    /** The name of the tag, in lower case. */
    String name() {
        return name;
    }

    boolean isSelfClosing() {
        return selfClosing;
    }

    /**
     * The next token.
     *
     * @param foreign whether the current element is SVG or MathML, where text is of interest and CDATA sections exist
     */
    Token next(boolean foreign) {
        while (at < length) {
            int bracket = html.indexOf('<', at);
            if (bracket < 0) {
                bracket = length;
            }
            if (foreign && bracket > at) {
                start = at;
                end = at = bracket;
                return Token.TEXT;
            }
            if (bracket < length) {
                Token token = readMarkup(bracket, foreign);
                if (token != null) {
                    return token;
                }
            } else {
                at = length;
            }
        }
        return Token.END;
    }

    private char charAt(int position) {
        return position < length ? html.charAt(position) : 0;
    }

    /** A Qute expression can be the name of an element. */
    private boolean startsName(int position) {
        char c = charAt(position);
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == HtmlSource.TAG && isExpression(position);
    }

    /** Whether a Qute tag starts here that writes something. */
    private boolean isExpression(int position) {
        if (!source.isMasked(position, HtmlSource.TAG)) {
            return false;
        }
        char c = source.document().charAt(position + 1);
        return c != '#' && c != '/' && c != '@';
    }

    /** From the tag open state (13.2.5.6) on; null if it is no token. */
    private @Nullable Token readMarkup(int bracket, boolean foreign) {
        start = bracket;
        if (startsName(bracket + 1)) {
            return readTag(bracket + 1) ? Token.START_TAG : null;
        }
        switch (charAt(bracket + 1)) {
            case '/' -> {
                if (startsName(bracket + 2)) {
                    return readTag(bracket + 2) ? Token.END_TAG : null;
                }
                at = bracket + 2 < length ? after(html.indexOf('>', bracket + 2), 1) : length;
            }
            case '!' -> {
                if (html.startsWith("--", bracket + 2)) {
                    at = endOfComment(bracket + 4);
                } else if (foreign && html.startsWith("[CDATA[", bracket + 2)) {
                    start = bracket + 9;
                    end = html.indexOf("]]>", start);
                    at = after(end, 3);
                    end = end < 0 ? length : end;
                    return Token.TEXT;
                } else {
                    at = after(html.indexOf('>', bracket + 2), 1);
                }
            }
            case '?' -> at = after(html.indexOf('>', bracket + 2), 1);
            default -> at = bracket + 1;
        }
        return null;
    }

    /** Anything unterminated ends with the document. */
    private int after(int position, int characters) {
        return position < 0 ? length : position + characters;
    }

    /** From the comment start state (13.2.5.43) on. */
    private int endOfComment(int from) {
        if (html.startsWith(">", from)) {
            return from + 1;
        } else if (html.startsWith("->", from)) {
            return from + 2;
        }
        int end = nextCommentEnd(from);
        if (wrongCommentEnd < from) {
            wrongCommentEnd = orLength(html.indexOf("--!>", from));
        }
        return wrongCommentEnd < end ? wrongCommentEnd + 4 : Math.min(end + 3, length);
    }

    private int nextCommentEnd(int from) {
        if (commentEnd < from) {
            commentEnd = orLength(html.indexOf("-->", from));
        }
        return commentEnd;
    }

    private int orLength(int position) {
        return position < 0 ? length : position;
    }

    /** False if it doesn't end. */
    private boolean readTag(int nameStart) {
        int position = nameStart + 1;
        while (position < length && !isOneOf(TAG_NAME_END, html.charAt(position)) && !isSection(position)) {
            position++;
        }
        name = HtmlNames.lowerCase(html, nameStart, position);
        at = position;
        count = 0;
        selfClosing = false;
        boolean ends = readAttributes();
        at = ends ? at : length;
        return ends;
    }

    private boolean readAttributes() {
        while (at < length) {
            char c = html.charAt(at);
            if (c == '>') {
                at++;
                return true;
            } else if (c == '/') {
                at++;
                if (charAt(at) == '>') {
                    at++;
                    selfClosing = true;
                    return true;
                }
            } else if (isWhitespace(c)) {
                at++;
            } else if (source.isMasked(at) && !isName(at)) {
                at = endOfMask(at);
            } else if (!readAttribute()) {
                return false;
            }
        }
        return false;
    }

    /** A run of masks is (the start of) a name if it has a value, or if it ends with an expression right before a name. */
    private boolean isName(int position) {
        boolean expression = false;
        int i = position;
        for (; i < length && source.isMasked(i); i++) {
            if (source.isMasked(i, HtmlSource.TAG)) {
                expression = isExpression(i);
            } else if (source.isMasked(i, HtmlSource.ESCAPE)) {
                return true;
            }
        }
        char next = charAt(i);
        return next == '=' || expression && i < length && !isOneOf(ATTRIBUTE_NAME_END, next) && next != '"' && next != '\'';
    }

    private int endOfMask(int position) {
        int i = position;
        while (i < length && source.isMasked(i)) {
            i++;
        }
        return i;
    }

    /** From the attribute name state (13.2.5.33) on. */
    private boolean readAttribute() {
        int nameStart = at++;
        skipUntil(ATTRIBUTE_NAME_END);
        int nameEnd = at;
        skipWhitespace();
        if (charAt(at) != '=') {
            add(nameStart, nameEnd, nameEnd, nameEnd);
            attributes[count * SIZE - 1] = nameEnd;
            return at < length;
        }
        at++;
        skipWhitespace();
        char c = charAt(at);
        if (c == '"' || c == '\'') {
            int valueStart = at + 1;
            int valueEnd = html.indexOf(c, valueStart);
            at = valueEnd + 1;
            add(nameStart, nameEnd, valueStart, valueEnd);
            return valueEnd >= 0;
        }
        int valueStart = at;
        skipUntil(UNQUOTED_END);
        add(nameStart, nameEnd, valueStart, at);
        return at < length;
    }

    /** A name or unquoted value ends no later than the template section in which it starts. */
    private void skipUntil(long characters) {
        int sections = 0;
        while (at < length && !isOneOf(characters, html.charAt(at))) {
            if (html.charAt(at) == HtmlSource.TAG && isSection(at)) {
                String tag = source.tag(at).text();
                if (sections == 0 && isDividerOrEnd(tag)) {
                    return;
                }
                sections += tag.charAt(1) == '/' ? -1 : isDividerOrEnd(tag) || tag.endsWith("/}") ? 0 : 1;
            }
            at++;
        }
    }

    /** Whether a Qute tag starts here that starts, divides or ends a section. */
    private boolean isSection(int position) {
        return html.charAt(position) == HtmlSource.TAG && source.isMasked(position, HtmlSource.TAG)
                && (source.document().charAt(position + 1) == '#' || source.document().charAt(position + 1) == '/');
    }

    private static boolean isDividerOrEnd(String tag) {
        return tag.startsWith("{/") || tag.startsWith("{#else") || tag.startsWith("{#case") || tag.startsWith("{#is");
    }

    private void skipWhitespace() {
        while (at < length && isWhitespace(html.charAt(at))) {
            at++;
        }
    }

    private void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        int i = count++ * SIZE;
        if (i == attributes.length) {
            attributes = Arrays.copyOf(attributes, i * 2);
        }
        attributes[i] = nameStart;
        attributes[i + 1] = nameEnd;
        attributes[i + 2] = valueStart;
        attributes[i + 3] = valueEnd;
        attributes[i + 4] = at;
    }

    /** Whether the tag has this attribute; the name is in lower case. */
    boolean hasAttribute(String attribute) {
        for (int i = 0; i < count * SIZE; i += SIZE) {
            if (isNamed(i, attribute)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the tag has an attribute with script text, such as {@code onclick}. */
    boolean hasEventHandler() {
        for (int i = 0; i < count * SIZE; i += SIZE) {
            if (HtmlNames.isEventHandler(html, attributes[i], attributes[i + 1])) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(int i, String attribute) {
        return HtmlNames.is(attribute, html, attributes[i], attributes[i + 1]);
    }

    /** The attributes of the tag. In a page, the first of the same name counts, as in browsers; in a template each. */
    List<HtmlAttribute> attributes() {
        List<HtmlAttribute> result = new ArrayList<>(count);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count * SIZE; i += SIZE) {
            String attribute = HtmlNames.lowerCase(html, attributes[i], attributes[i + 1]);
            if (names.add(attribute) || source.isTemplate()) {
                result.add(new HtmlAttribute(attribute, attributes[i], attributes[i + 4], value(i)));
            }
        }
        return result;
    }

    private HtmlText value(int i) {
        int valueStart = attributes[i + 2];
        char before = html.charAt(valueStart - 1);
        boolean quoted = attributes[i + 4] > attributes[i + 3] && (before == '"' || before == '\'');
        return HtmlText.of(source, valueStart, attributes[i + 3],
                quoted ? HtmlText.Quotes.QUOTED : HtmlText.Quotes.UNQUOTED);
    }

    /** Skips the content of an element that has no markup in it, up to its end tag. */
    void skipRawText(String element) {
        start = at;
        end = element.equals("script") ? endOfScript(at) : element.equals("plaintext") ? length : endOfRawText(element, at);
        at = end;
    }

    /** From the RCDATA and RAWTEXT states (13.2.5.2, 13.2.5.3) on. */
    private int endOfRawText(String element, int from) {
        int found = html.indexOf("</", from);
        while (found >= 0 && !isTag(found + 2, element)) {
            found = html.indexOf("</", found + 2);
        }
        return orLength(found);
    }

    private boolean isTag(int position, String element) {
        int after = position + element.length();
        return after < length && HtmlNames.is(element, html, position, after) && isOneOf(TAG_NAME_END, html.charAt(after));
    }

    /**
     * From the script data state (13.2.5.4) on. After {@code <!--} it is escaped, and after another {@code <script>} in that
     * double escaped: then an end tag doesn't end the element.
     */
    private int endOfScript(int from) {
        boolean escaped = false;
        boolean doubleEscaped = false;
        int position = from;
        while (true) {
            int bracket = orLength(html.indexOf('<', position));
            if (escaped && nextCommentEnd(position) < bracket) {
                escaped = doubleEscaped = false;
                position = commentEnd + 3;
            } else if (bracket == length) {
                return length;
            } else if (html.startsWith("/", bracket + 1) && isTag(bracket + 2, "script")) {
                if (!doubleEscaped) {
                    return bracket;
                }
                doubleEscaped = false;
                position = bracket + 8;
            } else if (!escaped && html.startsWith("!--", bracket + 1)) {
                escaped = true;
                position = bracket + 2;
            } else {
                doubleEscaped |= escaped && isTag(bracket + 1, "script");
                position = bracket + 1;
            }
        }
    }
}
