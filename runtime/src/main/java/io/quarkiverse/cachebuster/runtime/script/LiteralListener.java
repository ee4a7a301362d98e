package io.quarkiverse.cachebuster.runtime.script;

/**
 * Receives the literals of a script, unescaped, character by character, so that they may have any length.
 */
interface LiteralListener {

    void start();

    /** The next character of the literal and its position in the script. */
    void add(char c, int line, int column);

    /** A place inside a regular expression where its match may end. */
    void endOfAlternative();

    void end();
}
