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
 * Static resources that two dependencies bring: which of the two is served is not certain, so the cache id may be that of the
 * other. The application's own files are no duplicates; it may override what a dependency brings.
 */
final class DuplicatePaths {

    private static final Logger LOG = Logger.getLogger(AssetScanner.class);
    private static final int MAX_LISTED = 5;

    private final Map<String, Path> firstJars = new HashMap<>();
    private final SortedMap<String, SortedSet<String>> pathsByJars = new TreeMap<>();

    /**
     * @param served whether nothing has been found before with this path, neither in a dependency nor elsewhere
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
                "%s both have %s%s; the cache id is that of the first, but the packaged application may serve the other:"
                        + " exclude one of them from your dependencies",
                jars, String.join(", ", paths.stream().limit(MAX_LISTED).map(path -> "'" + path + "'").toList()),
                paths.size() > MAX_LISTED ? " and " + (paths.size() - MAX_LISTED) + " more static resources" : ""));
    }
}
