package io.quarkiverse.cachebuster.runtime.script;

import java.io.IOException;

import io.quarkiverse.cachebuster.runtime.script.ScriptListener.Literal;

/**
 * Reads the tokens of a script and distinguishes literals from code and comments: a tokenizer for ECMAScript (section 12), as
 * far as needed for that.
 * <p>
 * It reads the script once, takes linear time and bounded memory, and accepts any content. Without parsing, it is not
 * always clear whether a slash is a division or starts a regular expression. The preceding token decides; a slash
 * without a second one on the same line is a division.
 * <p>
 * Each part of a template between expressions is a separate literal, as if the template were a concatenation of
 * strings. Module specifiers are skipped, that is, the names in {@code import} and {@code export … from}, and literals
 * directly after {@code import(} and {@code import.meta.resolve(}: browsers look all of these up in the import map.
 */
final class ScriptScanner {

    /** The kind of the last token, as far as it affects the next one. */
    private enum Token {
        /** a slash after it starts a regular expression; this includes a closing brace, since a block cannot be divided */
        PUNCTUATOR,
        /** a slash after it is a division */
        OPERAND,
        DOT,
        /** {@code if}, {@code for}, {@code while} or {@code with} */
        CONTROL
    }

    /** How much of the code before a module specifier has been read. */
    private enum Import {
        NONE,
        IMPORT,
        IMPORT_DOT,
        IMPORT_META,
        IMPORT_META_DOT,
        IMPORT_META_RESOLVE,
        /** {@code import(} or {@code import.meta.resolve(} */
        CALL,
        FROM
    }

    /** Longer words are neither keywords nor searched for. */
    static final int LONGEST_WORD = 13;

    private final ScriptInput in;
    private final ScriptListener listener;
    private final OpenBrackets brackets = new OpenBrackets();
    private final StringBuilder word = new StringBuilder();
    private Token previous = Token.PUNCTUATOR;
    private Import specifier = Import.NONE;
    /** Up to here, a slash is a division, because lookahead found no regular expression. */
    private long divisionsBefore;

    ScriptScanner(ScriptInput in, ScriptListener listener) {
        this.in = in;
        this.listener = listener;
    }

    void scan() throws IOException {
        if (in.peek() == '#' && in.peek(1) == '!') {
            skipLine();
        }
        while (in.peek() >= 0) {
            readToken();
        }
    }

    private void readToken() throws IOException {
        int c = in.peek();
        if (c == '/' && (in.peek(1) == '/' || in.peek(1) == '*')) {
            skipComment();
        } else if (c == '"' || c == '\'') {
            readString();
        } else if (c == '`') {
            in.next();
            readTemplate(Literal.TEMPLATE, specifier == Import.CALL);
        } else if (isDigit(c)) {
            skipNumber();
        } else if (isWordPart(c)) {
            readWord();
        } else if (c == '/' && startsRegularExpression()) {
            readRegularExpression();
        } else if (isWhitespace(c)) {
            in.next();
        } else {
            readPunctuator();
        }
    }

    private void skipLine() throws IOException {
        while (in.peek() >= 0 && !isLineTerminator(in.peek())) {
            in.next();
        }
    }

    private void skipComment() throws IOException {
        in.next();
        if (in.next() == '/') {
            skipLine();
            return;
        }
        while (in.peek() >= 0) {
            if (in.next() == '*' && in.skip('/')) {
                return;
            }
        }
    }

    private void set(Token token, Import progress) {
        previous = token;
        specifier = progress;
    }

    private void skipNumber() throws IOException {
        while (isWordPart(in.peek()) || in.peek() == '.') {
            in.next();
        }
        set(Token.OPERAND, Import.NONE);
    }

    private void readWord() throws IOException {
        int line = in.line();
        int column = in.column();
        word.setLength(0);
        while (isWordPart(in.peek())) {
            int c = in.next();
            if (word.length() <= LONGEST_WORD) {
                word.append((char) c);
            }
        }
        listener.word(word, line, column);
        if (word.length() == 1 || word.length() > LONGEST_WORD) {
            set(Token.OPERAND, Import.NONE);
        } else if (previous == Token.DOT) {
            set(Token.OPERAND, switch (word.toString()) {
                case "meta" -> specifier == Import.IMPORT_DOT ? Import.IMPORT_META : Import.NONE;
                case "resolve" -> specifier == Import.IMPORT_META_DOT ? Import.IMPORT_META_RESOLVE : Import.NONE;
                default -> Import.NONE;
            });
        } else {
            readKeyword(word.toString());
        }
    }

    private void readKeyword(String word) {
        switch (word) {
            case "import" -> set(Token.OPERAND, Import.IMPORT);
            case "from" -> set(Token.OPERAND, Import.FROM);
            case "if", "for", "while", "with" -> set(Token.CONTROL, Import.NONE);
            case "return", "typeof", "case", "in", "instanceof", "delete", "void", "throw", "new", "do", "else", "yield",
                    "await" ->
                set(Token.PUNCTUATOR, Import.NONE);
            // minifiers use it as a name, too, but a name doesn't follow an operand
            case "of" -> set(previous == Token.OPERAND ? Token.PUNCTUATOR : Token.OPERAND, Import.NONE);
            default -> set(Token.OPERAND, Import.NONE);
        }
    }

    private void readPunctuator() throws IOException {
        int c = in.next();
        listener.punctuator((char) c);
        switch (c) {
            case '(' -> {
                brackets.open(previous == Token.CONTROL ? OpenBrackets.CONTROL : OpenBrackets.ROUND);
                boolean isCall = specifier == Import.IMPORT || specifier == Import.IMPORT_META_RESOLVE;
                set(Token.PUNCTUATOR, isCall ? Import.CALL : Import.NONE);
            }
            case ')' -> set(brackets.closeRound() == OpenBrackets.CONTROL ? Token.PUNCTUATOR : Token.OPERAND, Import.NONE);
            case ']' -> set(Token.OPERAND, Import.NONE);
            case '{' -> {
                brackets.open(OpenBrackets.CURLY);
                set(Token.PUNCTUATOR, Import.NONE);
            }
            case '}' -> readClosingBrace();
            case '.' -> readDot();
            default -> {
                boolean isIncrement = (c == '+' || c == '-') && in.skip((char) c);
                set(isIncrement ? Token.OPERAND : Token.PUNCTUATOR, Import.NONE);
            }
        }
    }

    private void readClosingBrace() throws IOException {
        switch (brackets.closeCurly()) {
            case OpenBrackets.TEMPLATE -> readTemplate(Literal.TEMPLATE_REST, false);
            case OpenBrackets.SPECIFIER -> readTemplate(Literal.TEMPLATE_REST, true);
            default -> set(Token.PUNCTUATOR, Import.NONE);
        }
    }

    private void readDot() throws IOException {
        if (in.peek() == '.' && in.peek(1) == '.') {
            // the three dots of a spread aren't followed by a property
            in.next();
            in.next();
            set(Token.PUNCTUATOR, Import.NONE);
            return;
        }
        set(Token.DOT, switch (specifier) {
            case IMPORT -> Import.IMPORT_DOT;
            case IMPORT_META -> Import.IMPORT_META_DOT;
            default -> Import.NONE;
        });
    }

    private void readString() throws IOException {
        int quote = in.next();
        Unescaped unescaped = new Unescaped(in, isSpecifier() ? null : listener);
        unescaped.start(Literal.STRING);
        // an unterminated string is an error and ignored; the next line is code again
        while (in.peek() >= 0 && in.peek() != '\n' && in.peek() != '\r') {
            if (in.skip((char) quote)) {
                unescaped.end();
                break;
            }
            unescaped.read();
        }
        set(Token.OPERAND, Import.NONE);
    }

    private boolean isSpecifier() {
        return specifier == Import.IMPORT || specifier == Import.CALL || specifier == Import.FROM;
    }

    /** Reads a template from its backtick, or from the end of an expression, to the next expression or to its end. */
    private void readTemplate(Literal kind, boolean isSpecifier) throws IOException {
        Unescaped unescaped = new Unescaped(in, isSpecifier ? null : listener);
        unescaped.start(kind);
        set(Token.OPERAND, Import.NONE);
        while (in.peek() >= 0) {
            if (in.skip('`')) {
                unescaped.end();
                return;
            }
            if (in.peek() == '$' && in.peek(1) == '{') {
                listener.expression();
                unescaped.end();
                in.next();
                in.next();
                brackets.open(isSpecifier ? OpenBrackets.SPECIFIER : OpenBrackets.TEMPLATE);
                set(Token.PUNCTUATOR, Import.NONE);
                return;
            }
            unescaped.read();
        }
    }

    private boolean startsRegularExpression() throws IOException {
        if (previous == Token.OPERAND || in.position() < divisionsBefore) {
            return false;
        }
        boolean isInClass = false;
        for (int i = 1; i < ScriptInput.MAX_LOOK_AHEAD; i++) {
            int c = in.peek(i);
            if (c == '\\') {
                c = in.peek(++i);
            } else if (c == '[' || c == ']') {
                isInClass = c == '[';
            } else if (c == '/' && !isInClass) {
                return true;
            }
            if (c < 0 || isLineTerminator(c)) {
                divisionsBefore = in.position() + i;
                return false;
            }
        }
        divisionsBefore = in.position() + ScriptInput.MAX_LOOK_AHEAD;
        return false;
    }

    private void readRegularExpression() throws IOException {
        in.next();
        Unescaped unescaped = new Unescaped(in, listener);
        unescaped.start(Literal.REGULAR_EXPRESSION);
        boolean isInClass = false;
        while (isInClass || in.peek() != '/') {
            int c = in.peek();
            if (c == '[' || c == ']') {
                isInClass = c == '[';
            }
            unescaped.readPattern();
            if (c == '$' && (in.peek() == ')' || in.peek() == '|')) {
                listener.endOfAlternative();
            }
        }
        in.next();
        unescaped.end();
        while (isWordPart(in.peek())) {
            in.next();
        }
        set(Token.OPERAND, Import.NONE);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '$' || c == '#' || c == '\\'
                || c >= 0x80 && !isWhitespace(c);
    }

    private static boolean isWhitespace(int c) {
        return c <= ' ' || c >= 0x80 && (Character.isSpaceChar(c) || c == '\uFEFF');
    }

    private static boolean isLineTerminator(int c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }
}
