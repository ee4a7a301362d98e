package io.quarkiverse.cachebuster.docs;

import java.nio.file.Path;

/** The README of the repository. */
final class Readme {

    static final Path FILE = Path.of("../README.md");

    private Readme() {
    }

    static String text() {
        return Examples.read(FILE);
    }
}
