package io.quarkiverse.cachebuster.runtime.url;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A nondeterministic automaton for a glob. All states that it can be in are followed at the same time, so no input makes it go
 * back.
 */
final class GlobAutomaton {

    private static final int OPEN = -1;

    /**
     * @param characters that lead to {@code next}; null if none is needed
     * @param other another state that no character is needed for; the same as {@code next} if there is none
     */
    private record State(@Nullable CharacterSet characters, int next, int other) {
    }

    private final List<State> states = new ArrayList<>();
    /** States that nothing gets around, and that can wait for any part of a path. */
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

    /** Once the next state is reached, those before it need not be followed any more. */
    void markBarrier() {
        barriers.set(states.size());
    }

    /** The next state, or another one that {@link #joinHere} says. */
    int addFork() {
        states.add(new State(null, states.size() + 1, OPEN));
        return states.size() - 1;
    }

    /** A state that {@link #joinHere} says, and no other. */
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

    /** Whether exactly these characters lead to the state behind the last one. */
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

    /** The states that some position of the text can be read in, each once. */
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
