package io.quarkiverse.cachebuster.runtime.url;

/**
 * Which characters a wildcard of a glob matches.
 *
 * @param ranges the first and the last character of each range, concatenated
 * @param negated whether all other characters match instead
 * @param slash whether the slash may match
 */
record CharacterSet(String ranges, boolean negated, boolean slash) {

    static final CharacterSet ANY = new CharacterSet("", true, true);
    static final CharacterSet IN_SEGMENT = new CharacterSet("", true, false);

    static CharacterSet of(char c) {
        return new CharacterSet("" + c + c, false, true);
    }

    boolean contains(char c) {
        if (c == '/' && !slash) {
            return false;
        }
        for (int i = 0; i < ranges.length(); i += 2) {
            if (ranges.charAt(i) <= c && c <= ranges.charAt(i + 1)) {
                return !negated;
            }
        }
        return negated;
    }
}
