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
 * The directories that dev mode serves static files from: the sources, and the outputs that they are copied to.
 * <p>
 * Quarkus checks for changed sources at most every two seconds, and only on a request. If files were read from the outputs, a
 * page rendered before such a copy would not match a file sent after it. So a source that has been changed or deleted since
 * dev mode started takes effect immediately. The output is used as long as the source hasn't changed (it may have been
 * filtered), and for files without a source.
 */
public final class LiveDirectories {

    /** No directories. */
    public static final LiveDirectories NONE = new LiveDirectories(List.of(), List.of(), new ConcurrentHashMap<>());

    private static final Logger LOG = Logger.getLogger(LiveDirectories.class);

    /** The state of a source file when its copy was last up to date. */
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
    private final List<FileTree> sourceTrees;
    private final List<FileTree> outputTrees;

    private LiveDirectories(List<Path> sources, List<Path> outputs, Map<SourceFile, State> knownSources) {
        this.knownSources = knownSources;
        this.sources = List.copyOf(sources);
        this.outputs = List.copyOf(outputs);
        this.sourceTrees = sources.stream().map(FileTree::new).toList();
        this.outputTrees = outputs.stream().map(FileTree::new).toList();
    }

    /**
     * The directories at the start of dev mode, when all outputs are up to date. They need not exist.
     *
     * @param sources the static roots of the sources, the application's own first
     * @param outputs the static roots of the outputs, the application's own first
     */
    public static LiveDirectories of(List<Path> sources, List<Path> outputs) {
        LiveDirectories directories = new LiveDirectories(sources, outputs, new ConcurrentHashMap<>());
        for (Path source : sources) {
            for (Path file : files(source)) {
                try {
                    directories.knownSources.put(new SourceFile(source, FileTree.canonical(source, file)), State.of(file));
                } catch (IOException e) {
                    LOG.debugf(e, "'%s' vanished", file);
                }
            }
        }
        return directories;
    }

    /** The same directories after a restart, with additional outputs that have no sources. */
    public LiveDirectories with(List<Path> moreOutputs) {
        List<Path> all = new ArrayList<>(outputs);
        all.addAll(moreOutputs);
        // Quarkus' own handler may cache these files from now on, so their deletion has to be noticed
        sources.forEach(source -> files(source).forEach(
                file -> knownSources.putIfAbsent(new SourceFile(source, FileTree.canonical(source, file)),
                        State.NEVER_COPIED)));
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

    /** Whether there has been a source with this canonical path since dev mode started. */
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
        outputTrees.forEach(output -> paths.addAll(output.paths()));
        paths.removeIf(this::hadSource);
        sourceTrees.forEach(source -> paths.addAll(source.paths()));
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

    /** The output in the same project as the source. */
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
