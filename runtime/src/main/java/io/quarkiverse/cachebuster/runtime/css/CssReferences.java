package io.quarkiverse.cachebuster.runtime.css;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax.Kind;

/**
 * Finds the references in a style sheet: a tokenizer for CSS Syntax Level 3 (section 4), as far as needed to recognize
 * references. Only the references and the open brackets are kept in memory.
 * <p>
 * References are {@code url()} and {@code src()} (CSS Values 4, section 4.5), strings directly in {@code image-set()}
 * (CSS Images 4, section 2.2), and what {@code @import} loads. Apart from {@code @import}, browsers load nothing that
 * is named between an at-keyword and its block, as in {@code @namespace}, {@code @supports} or {@code @document}.
 * Source map comments are left alone: a plain URL is revalidated anyway, and many sheets have no other reference, so
 * that they stay unmodified.
 */
final class CssReferences {

    /** Open brackets. */
    private static final byte ROUND = 0;
    private static final byte IMAGE_SET = 1;
    private static final byte SQUARE = 2;
    private static final byte CURLY = 3;

    private final byte[] sheet;
    private final CssScanner css;
    private final List<CssText> references = new ArrayList<>();
    private byte[] brackets = new byte[16];
    private int depth;
    /** The depth of the at-rule prelude that is being read; negative outside preludes. */
    private int prelude = -1;

    private CssReferences(byte[] sheet) {
        this.sheet = sheet;
        this.css = new CssScanner(sheet);
    }

    /** The references in this style sheet, in document order and without overlaps. */
    static List<CssText> in(byte[] sheet) {
        CssReferences tokens = new CssReferences(sheet);
        tokens.readAll();
        return tokens.references;
    }

    private void readAll() {
        if (css.skipByteOrderMark()) {
            while (!css.isAtEnd()) {
                readToken();
            }
        }
    }

    /** Section 4.3.1. */
    private void readToken() {
        switch (css.next()) {
            case '"', '\'' -> readString(isInImageSet() ? loaded(Kind.IMAGE_SET) : null);
            case '/' -> {
                if (!css.skipComment()) {
                    css.skip();
                }
            }
            case '@' -> readAtKeyword();
            case '#' -> {
                css.skip();
                css.skipName();
            }
            case '<' -> css.skipLessThan();
            case '(' -> open(ROUND);
            case '[' -> open(SQUARE);
            case '{' -> {
                endPrelude();
                open(CURLY);
            }
            case ')' -> close(ROUND);
            case ']' -> close(SQUARE);
            case '}' -> close(CURLY);
            case ';' -> {
                endPrelude();
                css.skip();
            }
            default -> {
                if (css.hasDigit()) {
                    css.skipNumber();
                } else if (css.hasName()) {
                    readName();
                } else {
                    css.skip();
                }
            }
        }
    }

    private boolean isInImageSet() {
        return depth > 0 && brackets[depth - 1] == IMAGE_SET;
    }

    private void open(byte bracket) {
        push(bracket);
        css.skip();
    }

    private void push(byte bracket) {
        if (depth == brackets.length) {
            brackets = Arrays.copyOf(brackets, depth * 2);
        }
        brackets[depth++] = bracket;
    }

    /** A closing bracket that doesn't match the last opening one is ignored. */
    private void close(byte bracket) {
        css.skip();
        if (depth > 0 && (brackets[depth - 1] == bracket || bracket == ROUND && brackets[depth - 1] == IMAGE_SET)) {
            depth--;
            if (depth < prelude) {
                prelude = -1;
            }
        }
    }

    private void endPrelude() {
        if (depth == prelude) {
            prelude = -1;
        }
    }

    /** Null in a prelude, where nothing is loaded. */
    private @Nullable Kind loaded(Kind kind) {
        return prelude < 0 ? kind : null;
    }

    /** Section 4.3.4: a name, or a function with what it refers to. */
    private void readName() {
        int start = css.at();
        css.skipName();
        if (!css.has('(')) {
            return;
        }
        if (css.isName(start, "url")) {
            readUrl(loaded(Kind.URL));
        } else if (css.isName(start, "src")) {
            readSource(loaded(Kind.URL));
        } else {
            open(css.isName(start, "image-set") || css.isName(start, "-webkit-image-set") ? IMAGE_SET : ROUND);
        }
    }

    /** {@code url(}: with a string it is an ordinary function, otherwise a token by itself. */
    private void readUrl(@Nullable Kind kind) {
        css.skip();
        css.skipWhitespace();
        if (css.hasQuotationMark()) {
            push(ROUND);
            readString(kind);
        } else {
            int start = css.at();
            add(start, css.skipUrl(), kind);
        }
    }

    private void readSource(@Nullable Kind kind) {
        open(ROUND);
        css.skipWhitespaceAndComments();
        if (css.hasQuotationMark()) {
            readString(kind);
        }
    }

    private void readString(@Nullable Kind kind) {
        int start = css.at() + 1;
        add(start, css.skipString(), kind);
    }

    /** A {@code data:} URL, possibly a large image, doesn't name a file. */
    private void add(int start, int end, @Nullable Kind kind) {
        if (kind != null && end >= 0 && !isData(start, end)) {
            references.add(new CssText(sheet, start, end, kind));
        }
    }

    private boolean isData(int start, int end) {
        return end - start > 5 && (sheet[start] | 0x20) == 'd' && (sheet[start + 1] | 0x20) == 'a'
                && (sheet[start + 2] | 0x20) == 't' && (sheet[start + 3] | 0x20) == 'a' && sheet[start + 4] == ':';
    }

    private void readAtKeyword() {
        css.skip();
        if (!css.hasName()) {
            return;
        }
        int start = css.at();
        css.skipName();
        if (prelude >= 0) {
            return;
        }
        int outside = depth;
        if (css.isName(start, "import")) {
            readImport();
        }
        prelude = outside;
    }

    /** The sheet to load comes first, conditions follow. */
    private void readImport() {
        css.skipWhitespaceAndComments();
        int start = css.at();
        if (css.hasQuotationMark()) {
            readString(Kind.IMPORT);
        } else if (css.hasName()) {
            css.skipName();
            boolean function = css.has('(');
            if (function && css.isName(start, "url")) {
                readUrl(Kind.IMPORT);
            } else if (function && css.isName(start, "src")) {
                readSource(Kind.IMPORT);
            } else {
                css.returnTo(start);
            }
        }
    }
}
