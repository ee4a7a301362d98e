package io.quarkiverse.cachebuster.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The files that the guide includes. */
final class Examples {

    static final Path ROOT = Path.of("modules/ROOT/examples");

    private Examples() {
    }

    static String read(String name) {
        return read(ROOT.resolve(name));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The regular files in this directory and below, in the order of their names. */
    static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds all files of this directory to an application. */
    static void addAll(String directory, JavaArchive application) {
        Path root = ROOT.resolve(directory);
        for (Path file : files(root)) {
            application.addAsResource(file.toFile(), root.relativize(file).toString().replace('\\', '/'));
        }
    }

    /** The messages in this file. A line that starts with white space continues the one before it, tags are left out. */
    static List<String> messages(String name) {
        String withoutTags = read(name).replaceAll("(?m)^# (tag|end)::.*\n", "");
        return Stream.of(withoutTags.strip().split("\n(?!\\s)")).map(Examples::unbroken).toList();
    }

    /** On one line: the guide breaks long messages. */
    static String unbroken(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
