package io.quarkiverse.cachebuster.runtime.css;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.css.CssReference.Kind;

/**
 * Finds the references in a style sheet: the tokenizer of CSS Syntax Level 3 (section 4), as far as it takes to tell references
 * from all else. It takes memory for the references and for open brackets only.
 * <p>
 * References are {@code url()} and {@code src()} (CSS Values 4, section 4.5), strings directly in {@code image-set()} (CSS
 * Images 4, section 2.2), and what {@code @import} loads. Apart from {@code @import}, a browser loads nothing for what stands
 * between the name of an at-rule and its block, such as {@code @namespace}, {@code @supports} or {@code @document}. Source map
 * comments are left alone: a plain URL is revalidated anyway, and many sheets have no other reference, so they keep their bytes.
 */
public final class CssReferences {

    /** Open brackets. */
    private static final byte ROUND = 0;
    private static final byte IMAGE_SET = 1;
    private static final byte SQUARE = 2;
    private static final byte CURLY = 3;

    private final CssScanner css;
    private final List<CssReference> references = new ArrayList<>();
    private byte[] brackets = new byte[16];
    private int depth;
    /** The depth at which the prelude of an at-rule began that has not ended yet; negative outside of preludes. */
    private int prelude = -1;

    private CssReferences(byte[] css) {
        this.css = new CssScanner(css);
    }

    /** The references in this style sheet, in their order; they do not overlap. */
    public static List<CssReference> in(byte[] sheet) {
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
            case '"', '\'' -> readString(isInImageSet() && prelude < 0);
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

    /** One that does not close what was opened last means nothing. */
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

    /** Section 4.3.4: a name, or a function with what it refers to. */
    private void readName() {
        int start = css.at();
        css.skipName();
        if (!css.has('(')) {
            return;
        }
        if (css.isName(start, "url")) {
            readUrl(prelude < 0);
        } else if (css.isName(start, "src")) {
            readSource(prelude < 0);
        } else {
            open(css.isName(start, "image-set") || css.isName(start, "-webkit-image-set") ? IMAGE_SET : ROUND);
        }
    }

    /** {@code url(}: with a string it is a function like others, else a token of its own. */
    private void readUrl(boolean loaded) {
        css.skip();
        css.skipWhitespace();
        if (css.hasQuotationMark()) {
            push(ROUND);
            readString(loaded);
        } else {
            int start = css.at();
            add(start, css.skipUrl(), loaded, Kind.URL);
        }
    }

    private void readSource(boolean loaded) {
        open(ROUND);
        css.skipWhitespaceAndComments();
        if (css.hasQuotationMark()) {
            readString(loaded);
        }
    }

    private void readString(boolean loaded) {
        int start = css.at() + 1;
        add(start, css.skipString(), loaded, Kind.STRING);
    }

    private void add(int start, int end, boolean loaded, Kind kind) {
        if (loaded && end >= 0) {
            references.add(new CssReference(start, end, kind));
        }
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

    /** What is loaded is named first; conditions follow. */
    private void readImport() {
        css.skipWhitespaceAndComments();
        int start = css.at();
        if (css.hasQuotationMark()) {
            readString(true);
        } else if (css.hasName()) {
            css.skipName();
            boolean function = css.has('(');
            if (function && css.isName(start, "url")) {
                readUrl(true);
            } else if (function && css.isName(start, "src")) {
                readSource(true);
            } else {
                css.returnTo(start);
            }
        }
    }
}
