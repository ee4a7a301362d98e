package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

/**
 * Lists the files below a directory. Since dev mode does that for each style sheet that it sends, a directory is only read
 * again if its state has changed, as it does when an entry is added, removed or replaced. A listing is not remembered if the
 * directory was modified so shortly before that another modification could have the same timestamp. Thread-safe.
 */
final class FileTree {

    private static final Logger LOG = Logger.getLogger(FileTree.class);
    /** File systems record times in units of up to two seconds. */
    private static final long TIMESTAMP_MARGIN = Duration.ofMillis(2_500).toMillis();

    /** @param paths the canonical paths of the files in the directory itself */
    private record Listing(FileState state, List<String> paths, List<Path> directories) {
    }

    private final Path root;
    private final Map<Path, Listing> known = new ConcurrentHashMap<>();

    /** @param root need not exist */
    FileTree(Path root) {
        this.root = root;
    }

    /** The canonical paths of all regular files. Symbolic links are not followed. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        Deque<Path> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            Path directory = next.remove();
            try {
                Listing listing = list(directory);
                paths.addAll(listing.paths());
                next.addAll(listing.directories());
            } catch (IOException | DirectoryIteratorException e) {
                LOG.debugf(e, "Cannot list '%s'", directory);
            }
        }
        return paths;
    }

    private Listing list(Path directory) throws IOException {
        Listing listing = known.get(directory);
        if (listing != null && listing.state().isStateOf(directory)) {
            return listing;
        }
        long start = System.currentTimeMillis();
        listing = read(directory);
        if (listing.state().modified().toMillis() < start - TIMESTAMP_MARGIN) {
            known.put(directory, listing);
        }
        return listing;
    }

    private Listing read(Path directory) throws IOException {
        // before the entries, which may change in between
        Listing listing = new Listing(FileState.of(directory), new ArrayList<>(), new ArrayList<>());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                add(entry, listing);
            }
        }
        return listing;
    }

    private void add(Path entry, Listing listing) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                listing.directories().add(entry);
            } else if (attributes.isRegularFile()) {
                listing.paths().add(canonical(root, entry));
            }
        } catch (IOException e) {
            LOG.debugf(e, "'%s' vanished", entry);
        }
    }

    /** The canonical path of a file below a directory. */
    static String canonical(Path root, Path file) {
        return "/" + root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }
}
