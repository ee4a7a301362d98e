package io.quarkiverse.cachebuster.runtime.link;

import java.util.Collection;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * What is wrong with a reference.
 */
public sealed interface Problem {

    /** For a log or an error of the build, with the nearest of these paths. */
    String describe(Collection<String> paths);

    /**
     * There is no such file.
     *
     * @param path the canonical path that is meant, or its start
     */
    record Missing(String path) implements Problem {

        public Missing {
            path = Reference.start(path);
        }

        @Override
        public String describe(Collection<String> paths) {
            return AssetProblem.missing(path, path, paths);
        }
    }

    /**
     * There is a directory.
     *
     * @param path its canonical path
     */
    record Directory(String path) implements Problem {

        @Override
        public String describe(Collection<String> paths) {
            return AssetProblem.quoted(path) + " is a directory, not a file";
        }
    }

    /** Servers reject such a URL because of an escape. */
    record Refused() implements Problem {

        @Override
        public String describe(Collection<String> paths) {
            return "contains a malformed escape or an encoded slash";
        }
    }

    /**
     * Anything else.
     *
     * @param text what the build says
     */
    record Other(String text) implements Problem {

        @Override
        public String describe(Collection<String> paths) {
            return text;
        }
    }
}
