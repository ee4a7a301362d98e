package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * The file {@code order}, which lists the archives of earlier builds, oldest first.
 */
final class ArchiveOrder {

    static final String FILE = "order";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.zip");

    private ArchiveOrder() {
    }

    /** The names of the newest archives in this directory, newest first. */
    static List<String> newest(Path directory, int builds) throws IOException {
        // any bytes are valid in this charset, so a damaged line is reported as such
        List<String> names = parse(Files.readString(directory.resolve(FILE), StandardCharsets.ISO_8859_1));
        return names.subList(0, Math.min(builds, names.size()));
    }

    /**
     * All names, newest first; each counts at its last place.
     *
     * @throws IllegalArgumentException if a line is no name
     */
    static List<String> parse(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        List<String> names = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (NAME.matcher(line).matches()) {
                names.add(line);
            } else if (!line.isEmpty()) {
                throw new IllegalArgumentException("line " + (i + 1) + " is " + AssetProblem.quoted(line)
                        + ", but must be the SHA-256 of an archive in lower case, followed by '.zip'");
            }
        }
        return List.copyOf(new LinkedHashSet<>(names));
    }

    /** Whether the directory has files that look like archives. */
    static boolean hasArchives(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".zip"));
        }
    }
}
