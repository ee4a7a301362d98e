package io.quarkiverse.cachebuster.test.prod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the script that each build writes next to its archive.
 */
public final class DeployStep {

    private DeployStep() {
    }

    /** Adds the archive of this build to the directory of archives, as its newest one. */
    public static void run(ProductionBuild build, Path archives) throws IOException, InterruptedException {
        Path script = build.target().resolve("cache-buster/history.sh");
        String output = script(script, "add", archives.toString());
        if (!output.isEmpty()) {
            throw new AssertionError(output);
        }
    }

    /** What the script prints, on either stream. */
    public static String script(Path script, String... arguments) throws IOException, InterruptedException {
        Process process = start(script, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Starts the script, with both streams in one. */
    public static Process start(Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(script.getParent().toFile()).redirectErrorStream(true).start();
    }

    /** The lines of the file that lists the archives. */
    public static List<String> order(Path archives) throws IOException {
        return Files.readAllLines(archives.resolve("order"));
    }
}
