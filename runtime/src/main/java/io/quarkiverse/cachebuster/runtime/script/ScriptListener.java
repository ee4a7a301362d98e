package io.quarkiverse.cachebuster.runtime.script;

/**
 * Receives the tokens of a script without its comments, numbers and module specifiers. Literals come unescaped, character
 * by character, so that they may have any length.
 */
interface ScriptListener {

    enum Literal {
        STRING,
        /** up to its first expression or its end */
        TEMPLATE,
        /** the part after an expression */
        TEMPLATE_REST,
        REGULAR_EXPRESSION
    }

    /** A literal starts here. It only ends if it is terminated. */
    void start(Literal kind);

    /** The next character of the literal and its position in the script. */
    void add(char c, int line, int column);

    /** A place inside a regular expression where its match may end. */
    void endOfAlternative();

    /** An expression inside a template opens with <code>${</code>, before the {@link #end} of the part in front of it. */
    default void expression() {
    }

    void end();

    /**
     * An identifier or a keyword and the position of its first character.
     *
     * @param word reused for the next one; cut off if longer than {@link ScriptScanner#LONGEST_WORD}
     */
    default void word(CharSequence word, int line, int column) {
    }

    /** The first character of a punctuator, including the brace that closes an expression inside a template. */
    default void punctuator(char c) {
    }
}
