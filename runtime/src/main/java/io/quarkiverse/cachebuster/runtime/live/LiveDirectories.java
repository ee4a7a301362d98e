package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The directories that dev mode serves static files from: sources, and outputs, to which the build and Quarkus copy them.
 * <p>
 * Quarkus copies changed sources from time to time only, on a request that comes two seconds after the last look or later. A
 * page rendered before that and a file sent after it would not agree if both were taken from the outputs. So a source that
 * has changed since dev mode began counts from that moment on, and so does its deletion; an output counts for a source that
 * has not changed (it may have been filtered) and for a file that has no source.
 */
public final class LiveDirectories {

    /** No directories. */
    public static final LiveDirectories NONE = new LiveDirectories(List.of(), List.of(), new ConcurrentHashMap<>());

    private static final Logger LOG = Logger.getLogger(LiveDirectories.class);

    /** Of a source file when its copy was last known to be up to date; null parts if that was never so. */
    private record State(@Nullable FileTime modified, long size) {

        static final State NEVER_COPIED = new State(null, -1);

        static State of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(attributes.lastModifiedTime(), attributes.size());
        }
    }

    /** Identified by root and canonical path, since on Windows paths that differ only in case are equal. */
    private record SourceFile(Path root, String path) {
    }

    private final List<Path> sources;
    private final List<Path> outputs;
    private final Map<SourceFile, State> knownSources;

    private LiveDirectories(List<Path> sources, List<Path> outputs, Map<SourceFile, State> knownSources) {
        this.knownSources = knownSources;
        this.sources = List.copyOf(sources);
        this.outputs = List.copyOf(outputs);
    }

    /**
     * The directories as they are when dev mode begins, when all outputs are up to date. They need not exist.
     *
     * @param sources the static roots of sources, the application's first
     * @param outputs the static roots of outputs, the application's first
     */
    public static LiveDirectories of(List<Path> sources, List<Path> outputs) {
        LiveDirectories directories = new LiveDirectories(sources, outputs, new ConcurrentHashMap<>());
        for (Path source : sources) {
            for (Path file : files(source)) {
                try {
                    directories.knownSources.put(new SourceFile(source, canonical(source, file)), State.of(file));
                } catch (IOException e) {
                    LOG.debugf(e, "'%s' vanished", file);
                }
            }
        }
        return directories;
    }

    /** The same after a restart, with more outputs, which have no sources. */
    public LiveDirectories with(List<Path> moreOutputs) {
        List<Path> all = new ArrayList<>(outputs);
        all.addAll(moreOutputs);
        // from now on Quarkus' own handler knows these files, so it has to be known here when they are gone
        sources.forEach(source -> files(source).forEach(
                file -> knownSources.putIfAbsent(new SourceFile(source, canonical(source, file)), State.NEVER_COPIED)));
        return new LiveDirectories(sources, all, knownSources);
    }

    /**
     * The file to send.
     *
     * @param path a canonical path
     * @return null if there is none with exactly this name
     */
    @Nullable
    Path file(String path) {
        for (Path source : sources) {
            Path file = ExactPath.find(source, path);
            if (file != null && Files.isRegularFile(file)) {
                Path output = outputOf(source);
                Path copy = output == null ? null : ExactPath.find(output, path);
                return copy != null && isUnchanged(new SourceFile(source, path), file) ? copy : file;
            }
        }
        if (hadSource(path)) {
            return null;
        }
        for (Path output : outputs) {
            Path file = ExactPath.find(output, path);
            if (file != null && Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    /** Whether there was a source of this canonical path when dev mode began or later. */
    boolean hadSource(String path) {
        return sources.stream().anyMatch(source -> knownSources.containsKey(new SourceFile(source, path)));
    }

    boolean isDirectory(String path) {
        return Stream.concat(sources.stream(), outputs.stream()).anyMatch(root -> {
            Path directory = ExactPath.find(root, path);
            return directory != null && Files.isDirectory(directory);
        });
    }

    /** The paths of all files. */
    Set<String> paths() {
        Set<String> paths = new HashSet<>();
        outputs.forEach(output -> files(output).forEach(file -> paths.add(canonical(output, file))));
        paths.removeIf(this::hadSource);
        sources.forEach(source -> files(source).forEach(file -> paths.add(canonical(source, file))));
        return paths;
    }

    private boolean isUnchanged(SourceFile source, Path file) {
        try {
            State known = knownSources.putIfAbsent(source, State.NEVER_COPIED);
            return State.of(file).equals(known);
        } catch (IOException e) {
            return false;
        }
    }

    /** The output that a source is copied to: the one in the same project. */
    private @Nullable Path outputOf(Path source) {
        return outputs.stream().max(Comparator.comparingInt(output -> commonNames(source, output))).orElse(null);
    }

    private static int commonNames(Path one, Path other) {
        int names = 0;
        while (names < Math.min(one.getNameCount(), other.getNameCount()) && one.getName(names).equals(other.getName(names))) {
            names++;
        }
        return names;
    }

    private static String canonical(Path root, Path file) {
        return "/" + root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private static List<Path> files(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(root, Integer.MAX_VALUE, (file, attributes) -> attributes.isRegularFile())) {
            return files.toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.debugf(e, "Cannot list '%s'", root);
            return List.of();
        }
    }
}
