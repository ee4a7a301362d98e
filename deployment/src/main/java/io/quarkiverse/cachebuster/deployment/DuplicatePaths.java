package io.quarkiverse.cachebuster.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jboss.logging.Logger;

/**
 * Collects static resources that more than one dependency contains. Which of them is served is uncertain, so the cache id may
 * belong to another. The application's own files don't count, because it may override those of dependencies.
 */
final class DuplicatePaths {

    private static final Logger LOG = Logger.getLogger(AssetScanner.class);
    private static final int MAX_LISTED = 5;

    private final Map<String, Path> firstJars = new HashMap<>();
    private final SortedMap<String, SortedSet<String>> pathsByJars = new TreeMap<>();

    /**
     * @param served whether this is the first resource found with this path
     * @return whether it is a duplicate
     */
    boolean add(String path, Path jar, boolean served) {
        if (served) {
            firstJars.put(path, jar);
        }
        Path first = firstJars.get(path);
        if (first != null && !first.equals(jar) && !served) {
            String jars = "'" + nameOf(first) + "' and '" + nameOf(jar) + "'";
            pathsByJars.computeIfAbsent(jars, key -> new TreeSet<>()).add(path);
            return true;
        }
        return false;
    }

    private static Path nameOf(Path jar) {
        return Files.isDirectory(jar) ? jar : jar.getFileName();
    }

    /** One warning for each pair of jars. */
    void warn() {
        pathsByJars.forEach((jars, paths) -> LOG.warnf(
                "%s both contain %s%s; the cache id is computed from the first, but the packaged application may serve the"
                        + " other: remove the duplicate dependency",
                jars, String.join(", ", paths.stream().limit(MAX_LISTED).map(path -> "'" + path + "'").toList()),
                paths.size() > MAX_LISTED ? " and " + (paths.size() - MAX_LISTED) + " more static resources" : ""));
    }
}
