package io.quarkiverse.cachebuster.runtime.link;

import java.util.Collection;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * The reason why a reference has no target.
 */
public sealed interface Problem {

    /** The message for a log or a build error; it suggests the closest of these paths. */
    String describe(Collection<String> paths);

    /**
     * The file doesn't exist.
     *
     * @param path its canonical path, or the start of it
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
     * It is a directory.
     *
     * @param path its canonical path
     */
    record Directory(String path) implements Problem {

        @Override
        public String describe(Collection<String> paths) {
            return AssetProblem.quoted(path) + " is a directory, not a file";
        }
    }

    /** An escape makes the URL invalid. */
    record Refused() implements Problem {

        @Override
        public String describe(Collection<String> paths) {
            return "contains a malformed escape or an encoded slash";
        }
    }

    /**
     * No file of the build is meant, but there may be one at run time.
     *
     * @param text the message
     */
    record Unknown(String text) implements Problem {

        @Override
        public String describe(Collection<String> paths) {
            return text;
        }
    }

    /**
     * Anything else.
     *
     * @param text the message
     */
    record Other(String text) implements Problem {

        @Override
        public String describe(Collection<String> paths) {
            return text;
        }
    }
}
