package io.quarkiverse.cachebuster.test.prod;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a {@link ProductionBuild} in a process of its own, which listens on the loopback interface and ends with the tests.
 */
public final class RunningApplication implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private RunningApplication(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread reader = new Thread(this::readOutput, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Returns before the application listens, so that several can start at a time.
     *
     * @param port 0 for any free port
     * @param configuration runtime configuration
     */
    public static RunningApplication start(ProductionBuild build, int port, Map<String, String> configuration)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx128m", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port));
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", build.target().resolve("quarkus-app/quarkus-run.jar").toString()));
        return new RunningApplication(new ProcessBuilder(command)
                .directory(build.target().toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** Waits until the application listens. */
    public int port() throws Exception {
        return port.get(60, TimeUnit.SECONDS);
    }

    public String url(String path) throws Exception {
        return "http://127.0.0.1:" + port() + path;
    }

    private void readOutput() {
        StringBuilder output = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.append(line).append('\n');
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        port.completeExceptionally(new IllegalStateException("The application did not start:\n" + output));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
