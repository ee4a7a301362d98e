package io.quarkiverse.cachebuster.runtime.url;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Translates a glob to a {@link GlobAutomaton}, without recursion, so that nesting cannot overflow the stack.
 */
final class GlobParser {

    /** A brace that has not been closed yet: the forks to its alternatives, and the end of each but the last. */
    private record Group(List<Integer> forks, List<Integer> ends) {
    }

    private final String glob;
    private final GlobAutomaton automaton = new GlobAutomaton();
    private final Deque<Group> groups = new ArrayDeque<>();
    private int at;
    /** Whether the next part of the glob can only match at the start of a path segment. */
    private boolean segmentStart = true;

    GlobParser(String glob) {
        this.glob = glob;
    }

    GlobAutomaton parse() {
        addOptionalSlash();
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            segmentStart = c == '*' ? addStars() : addNext(c);
        }
        if (!groups.isEmpty()) {
            throw new IllegalArgumentException("'{' is not closed (in a list, write a comma inside braces as '\\,')");
        }
        return automaton;
    }

    /** In a glob, the leading slash may be left out. */
    private void addOptionalSlash() {
        int fork = automaton.addFork();
        automaton.addCharacter('/');
        automaton.joinHere(fork);
    }

    /** @return whether the next part is at the start of a path segment */
    private boolean addNext(char c) {
        switch (c) {
            case '?' -> automaton.addSet(CharacterSet.IN_SEGMENT);
            case '[' -> automaton.addSet(parseSet());
            case '{' -> openGroup();
            case '}' -> closeGroup();
            case ',' -> addComma();
            case '\\' -> automaton.addCharacter(escaped());
            default -> automaton.addCharacter(c);
        }
        return c == '/';
    }

    private boolean addStars() {
        int first = at - 1;
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        if (at - first == 1) {
            automaton.addLoop(CharacterSet.IN_SEGMENT);
            return false;
        }
        boolean directories = at < glob.length() && glob.charAt(at) == '/';
        if (groups.isEmpty() && (!directories || segmentStart)) {
            automaton.markBarrier();
        }
        if (!directories) {
            automaton.addLoop(CharacterSet.ANY);
            return false;
        }
        at++;
        int fork = automaton.addFork();
        automaton.addLoop(CharacterSet.ANY);
        automaton.addCharacter('/');
        automaton.joinHere(fork);
        return segmentStart;
    }

    private void openGroup() {
        List<Integer> forks = new ArrayList<>();
        forks.add(automaton.addFork());
        groups.push(new Group(forks, new ArrayList<>()));
    }

    private void addComma() {
        Group group = groups.peek();
        if (group == null) {
            automaton.addCharacter(',');
            return;
        }
        group.ends().add(automaton.addJump());
        automaton.joinHere(group.forks().get(group.forks().size() - 1));
        group.forks().add(automaton.addFork());
    }

    private void closeGroup() {
        Group group = groups.poll();
        if (group == null) {
            automaton.addCharacter('}');
            return;
        }
        // there is no alternative after the last one
        automaton.removeFork(group.forks().get(group.forks().size() - 1));
        group.ends().forEach(automaton::joinHere);
    }

    private CharacterSet parseSet() {
        boolean negated = at < glob.length() && glob.charAt(at) == '!';
        StringBuilder ranges = new StringBuilder();
        at += negated ? 1 : 0;
        while (at < glob.length() && glob.charAt(at) != ']') {
            char from = memberOfSet();
            char to = from;
            if (at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']') {
                at++;
                to = memberOfSet();
            }
            if (to < from) {
                throw new IllegalArgumentException("the range '" + from + "-" + to + "' is empty");
            }
            ranges.append(from).append(to);
        }
        if (at == glob.length()) {
            throw new IllegalArgumentException("'[' is not closed");
        }
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("'[]' matches nothing");
        }
        at++;
        return new CharacterSet(ranges.toString(), negated, false);
    }

    private char memberOfSet() {
        char c = glob.charAt(at++);
        return c == '\\' ? escaped() : c;
    }

    private char escaped() {
        if (at == glob.length()) {
            throw new IllegalArgumentException("'\\' must be followed by a character");
        }
        return glob.charAt(at++);
    }
}
