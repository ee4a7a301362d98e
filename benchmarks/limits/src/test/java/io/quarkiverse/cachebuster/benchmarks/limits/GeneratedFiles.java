package io.quarkiverse.cachebuster.benchmarks.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Generates the static files of the application, the same in every run. Another version has different bytes, but the
 * same sizes.
 */
public final class GeneratedFiles {

    private final Path root;
    private final int version;

    private GeneratedFiles(Path root, int version) {
        this.root = root;
        this.version = version;
    }

    public static void main(String[] arguments) throws IOException {
        new GeneratedFiles(Path.of(arguments[0], "META-INF", "resources"), Integer.parseInt(arguments[1])).write();
    }

    private void write() throws IOException {
        pictures("images", 90, 1_000_000);
        pictures("many", 500, 50_000);
        // small enough for a memory limit of 64K
        pictures("other", 60, 4_000);
        picture("film.mp4", 9_500_000);
        text("script.js", "//", 200_000);
        for (int i = 1; i <= 6; i++) {
            text("small/script-" + i + ".js", "//", 1_200 + 900 * i);
            // the reference makes sure that the sheet is rewritten
            text("small/sheet-" + i + ".css", ".x { background: url(../other/" + i + ".png) } /*", 1_200 + 900 * i);
        }
        text("sheet.css", ".x { background: url(other/1.png) } /*", 9_000_000);
    }

    private void pictures(String directory, int count, int size) throws IOException {
        for (int i = 1; i <= count; i++) {
            picture(directory + "/" + i + ".png", size);
        }
    }

    private void picture(String path, int size) throws IOException {
        byte[] bytes = new byte[size];
        random(path).nextBytes(bytes);
        write(path, bytes);
    }

    private void text(String path, String start, int size) throws IOException {
        String end = path.endsWith(".css") ? "*/" : "\n";
        StringBuilder text = new StringBuilder(start);
        random(path).ints(size - start.length() - end.length(), 0, 27)
                .forEach(i -> text.append(i == 26 ? ' ' : (char) ('a' + i)));
        write(path, text.append(end).toString().getBytes());
    }

    private Random random(String path) {
        return new Random(path.hashCode() + version);
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
