package io.quarkiverse.cachebuster.runtime.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds the calls of {@code serviceWorker.register(…)}.
 */
final class RegistrationSearch {

    private enum Progress {
        NONE,
        CONTAINER,
        CONTAINER_DOT,
        REGISTER,
        ARGUMENTS
    }

    private enum Scope {
        NONE,
        KEY,
        COLON
    }

    /** Far more than one argument needs. */
    private static final int MAX_URLS = 16;

    private final String document;
    private final Set<Registration> found = new LinkedHashSet<>();
    private Progress progress = Progress.NONE;
    private int depth;
    private int argument;
    private final List<String> urls = new ArrayList<>();
    private Scope scopeProgress = Scope.NONE;
    private @Nullable String scope;
    private boolean isRelativeToScript;

    RegistrationSearch(String document) {
        this.document = document;
    }

    /** Without duplicates. */
    List<Registration> found() {
        return List.copyOf(found);
    }

    void word(CharSequence word) {
        if (progress == Progress.ARGUMENTS) {
            isRelativeToScript |= argument == 0 && "meta".contentEquals(word);
            key(word);
        } else if ("serviceWorker".contentEquals(word)) {
            progress = Progress.CONTAINER;
        } else {
            progress = progress == Progress.CONTAINER_DOT && "register".contentEquals(word) ? Progress.REGISTER : Progress.NONE;
        }
    }

    private void key(CharSequence word) {
        scopeProgress = argument > 0 && "scope".contentEquals(word) ? Scope.KEY : Scope.NONE;
    }

    void punctuator(char c) {
        switch (progress) {
            case ARGUMENTS -> punctuatorInArguments(c);
            // the question mark of optional chaining
            case CONTAINER -> progress = c == '.' ? Progress.CONTAINER_DOT : c == '?' ? progress : Progress.NONE;
            case REGISTER -> {
                if (c == '(') {
                    start();
                } else if (c != '?' && c != '.') {
                    progress = Progress.NONE;
                }
            }
            default -> progress = Progress.NONE;
        }
    }

    private void start() {
        progress = Progress.ARGUMENTS;
        depth = 1;
        argument = 0;
        urls.clear();
        scopeProgress = Scope.NONE;
        scope = null;
        isRelativeToScript = false;
    }

    private void punctuatorInArguments(char c) {
        scopeProgress = c == ':' && scopeProgress == Scope.KEY ? Scope.COLON : Scope.NONE;
        switch (c) {
            case '(', '[', '{' -> depth++;
            case ')', ']', '}' -> depth--;
            case ',' -> argument += depth == 1 ? 1 : 0;
            default -> {
                // doesn't matter
            }
        }
        if (depth == 0) {
            progress = Progress.NONE;
            if (!urls.isEmpty()) {
                found.add(new Registration(document, List.copyOf(urls), scope, isRelativeToScript));
            }
        }
    }

    /** An expression inside a template. */
    void expression() {
        if (progress == Progress.ARGUMENTS) {
            depth++;
        }
    }

    /** @param isWhole whether it is a string, or a template without expressions */
    void literal(CharSequence text, boolean isWhole) {
        if (progress != Progress.ARGUMENTS) {
            progress = Progress.NONE;
        } else if (argument == 0) {
            if (text.length() > 0 && urls.size() < MAX_URLS) {
                urls.add(text.toString());
            }
        } else if (scopeProgress == Scope.COLON && isWhole) {
            scope = text.toString();
            scopeProgress = Scope.NONE;
        } else {
            key(text);
        }
    }
}
