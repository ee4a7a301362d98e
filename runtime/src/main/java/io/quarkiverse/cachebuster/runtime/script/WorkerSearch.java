package io.quarkiverse.cachebuster.runtime.script;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * Finds what a script precaches if it is a service worker.
 */
final class WorkerSearch {

    /** How much of {@code .addAll(['literal'])} has been read. */
    private enum Call {
        NONE,
        DOT,
        NAME,
        ARGUMENT,
        ARRAY,
        AFTER_ARGUMENT
    }

    private final String script;
    private final List<WorkerScript.Literal> literals = new ArrayList<>();
    private boolean isPrecaching;
    private WorkerScript.@Nullable Unlisted unlisted;
    private Call call = Call.NONE;
    private String name = "";
    private Position position;

    WorkerSearch(String script) {
        this.script = script;
        this.position = new Position(script, 1, 1);
    }

    /** Null if it doesn't precache anything. */
    @Nullable
    WorkerScript found() {
        return isPrecaching ? new WorkerScript(literals, unlisted) : null;
    }

    void word(CharSequence word, int line, int column) {
        Call before = call;
        unlessInArgument();
        if ("caches".contentEquals(word)) {
            isPrecaching = true;
        } else if ("importScripts".contentEquals(word) || "__WB_MANIFEST".contentEquals(word)) {
            isPrecaching = true;
            add("uses " + word, new Position(script, line, column));
        } else if (before == Call.DOT && ("add".contentEquals(word) || "addAll".contentEquals(word))) {
            call = Call.NAME;
            name = word.toString();
            position = new Position(script, line, column);
        }
    }

    private void add(String how, Position where) {
        if (unlisted == null) {
            unlisted = new WorkerScript.Unlisted(how, where);
        }
    }

    /** For a token that isn't part of an argument made of literals. */
    private void unlessInArgument() {
        if (call.ordinal() >= Call.ARGUMENT.ordinal()) {
            add("calls '" + name + "' with more than literal URLs", position);
        }
        call = Call.NONE;
    }

    void punctuator(char c) {
        if (c == '.' && call.ordinal() < Call.NAME.ordinal()) {
            call = Call.DOT;
        } else if (call == Call.NAME && c == '(') {
            call = Call.ARGUMENT;
        } else if (call == Call.ARGUMENT && c == '[') {
            call = Call.ARRAY;
        } else if (call == Call.ARRAY && c == ']') {
            call = Call.AFTER_ARGUMENT;
        } else if (call == Call.ARGUMENT && c == ')' || call == Call.AFTER_ARGUMENT && (c == ')' || c == ',')) {
            call = Call.NONE;
        } else if (!(call == Call.ARRAY && c == ',' || call == Call.NAME && (c == '?' || c == '.'))) {
            unlessInArgument();
        }
    }

    /**
     * @param isWhole whether it is a string, or a template without expressions
     * @param named whether it may name an asset; null if not, otherwise where it starts
     */
    void literal(CharSequence text, boolean isWhole, @Nullable Position named) {
        if (!isWhole) {
            unlessInArgument();
        } else if (call == Call.ARGUMENT) {
            call = Call.AFTER_ARGUMENT;
        } else if (call != Call.ARRAY) {
            unlessInArgument();
        }
        if (isWhole && named != null) {
            literals.add(new WorkerScript.Literal(text.toString(), named));
        }
    }
}
