package io.quarkiverse.cachebuster.runtime.script;

/**
 * Receives the literals of a script, unescaped, character by character, so that they may have any length.
 */
interface LiteralListener {

    void start();

    /** One more character of the literal, and where it is in the script. */
    void add(char c, int line, int column);

    /** A place inside a regular expression where the text that it matches may end. */
    void endOfAlternative();

    void end();
}
