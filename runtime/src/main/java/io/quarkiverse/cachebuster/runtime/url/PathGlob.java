package io.quarkiverse.cachebuster.runtime.url;

/**
 * A glob over paths: {@code *} stays within a directory, {@code **} does not, {@code **}{@code /} is any number of
 * directories, {@code ?}, {@code [a-z]} and {@code [!a-z]} match one character but no slash, <code>{a,b}</code> matches
 * either alternative, and {@code \} makes the next character literal. The leading slash may be left out. Letters are
 * case-sensitive.
 * <p>
 * For every glob, matching takes time linear in the length of the path, since a template may compute globs from a request.
 */
public final class PathGlob {

    private static final int MAX_LENGTH = 1_000;

    private final GlobAutomaton automaton;

    private PathGlob(GlobAutomaton automaton) {
        this.automaton = automaton;
    }

    /**
     * @throws IllegalArgumentException if the glob is malformed; the message says why
     */
    public static PathGlob parse(String glob) {
        String trimmed = glob.trim();
        if (trimmed.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("it has more than " + MAX_LENGTH + " characters");
        }
        return new PathGlob(new GlobParser(trimmed).parse());
    }

    /** Whether it matches this canonical path from start to end. */
    public boolean matches(String path) {
        return automaton.matches(path);
    }
}
