package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * The positions that the Dev UI shows, and the source files that an IDE can open for them.
 */
final class DevUIPlaces {

    private final List<Path> directories;
    private final SortedSet<String> documents = new TreeSet<>();

    /** @param directories the resource directories that dev mode watches */
    DevUIPlaces(List<Path> directories) {
        this.directories = directories;
    }

    /** Such as {@code index.html:3:12}. */
    String add(Position position) {
        documents.add(position.document());
        return position.document() + ":" + position.line() + ":" + position.column();
    }

    /** The documents with a source file, by the first directory that contains it. Files in jars have none. */
    Map<String, List<String>> sources() {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        for (String document : documents) {
            directories.stream().filter(directory -> Files.isRegularFile(directory.resolve(name(document)))).findFirst()
                    .ifPresent(directory -> sources
                            .computeIfAbsent(directory.toAbsolutePath().toString(), key -> new ArrayList<>()).add(document));
        }
        return sources;
    }

    /** A document is an asset, whose path starts with a slash, or a template. The page has the same rule. */
    private static String name(String document) {
        return document.startsWith("/") ? "META-INF/resources" + document : "templates/" + document;
    }
}
