package io.quarkiverse.cachebuster.runtime.url;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A nondeterministic automaton for a glob. It tracks all possible states simultaneously, so it never backtracks.
 */
final class GlobAutomaton {

    private static final int OPEN = -1;

    /**
     * @param characters that advance to {@code next}; null to advance without a character
     * @param other a second state that is reached without a character; the same as {@code next} if there is none
     */
    private record State(@Nullable CharacterSet characters, int next, int other) {
    }

    private final List<State> states = new ArrayList<>();
    /** States that every match passes through and that accept any part of a path. */
    private final BitSet barriers = new BitSet();

    void addCharacter(char c) {
        addSet(CharacterSet.of(c));
    }

    void addSet(CharacterSet characters) {
        states.add(new State(characters, states.size() + 1, states.size() + 1));
    }

    /** Any number of these characters. */
    void addLoop(CharacterSet characters) {
        int fork = states.size();
        states.add(new State(null, fork + 1, fork + 2));
        states.add(new State(characters, fork, fork));
    }

    /** Once the next state is reached, the states before it can be dropped. */
    void markBarrier() {
        barriers.set(states.size());
    }

    /** Continues with the next state or with the one that {@link #joinHere} sets. */
    int addFork() {
        states.add(new State(null, states.size() + 1, OPEN));
        return states.size() - 1;
    }

    /** Continues with the state that {@link #joinHere} sets. */
    int addJump() {
        states.add(new State(null, OPEN, OPEN));
        return states.size() - 1;
    }

    void joinHere(int state) {
        State open = states.get(state);
        int here = states.size();
        states.set(state, new State(null, open.next() == OPEN ? here : open.next(), here));
    }

    void removeFork(int fork) {
        states.set(fork, new State(null, fork + 1, fork + 1));
    }

    /** Whether the whole text is accepted. */
    boolean matches(String text) {
        Reached current = new Reached(states.size() + 1);
        Reached following = new Reached(states.size() + 1);
        int barrier = addWithForks(0, current, 0, -1);
        for (int i = 0; i < text.length() && current.count > 0; i++) {
            if (barrier == states.size() - 2) {
                // '**' at the end
                return true;
            }
            following.count = 0;
            for (int k = 0; k < current.count; k++) {
                int index = current.states[k];
                State state = index < barrier || index == states.size() ? null : states.get(index);
                if (state != null && state.characters() != null && state.characters().contains(text.charAt(i))) {
                    barrier = addWithForks(state.next(), following, i + 1, barrier);
                }
            }
            Reached free = current;
            current = following;
            following = free;
        }
        return current.count > 0 && current.at[states.size()] == text.length();
    }

    /** @return the last barrier that has been reached */
    private int addWithForks(int first, Reached reached, int position, int lastBarrier) {
        int barrier = lastBarrier;
        int pending = reached.count;
        reached.add(first, position);
        for (; pending < reached.count; pending++) {
            int index = reached.states[pending];
            State state = index == states.size() ? null : states.get(index);
            if (barriers.get(index)) {
                barrier = Math.max(barrier, index);
            }
            if (state != null && state.characters() == null) {
                reached.add(state.next(), position);
                reached.add(state.other(), position);
            }
        }
        return barrier;
    }

    /** The states that can be reached at a position of the text, without duplicates. */
    private static final class Reached {

        final int[] states;
        /** The last position that each state was reached at. */
        final int[] at;
        int count;

        Reached(int size) {
            states = new int[size];
            at = new int[size];
            Arrays.fill(at, -1);
        }

        void add(int state, int position) {
            if (at[state] != position) {
                at[state] = position;
                states[count++] = state;
            }
        }
    }
}
