package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;

/** Collects messages, and compares them with a file. */
final class PrintedMessages {

    private final Path directory;
    private final List<String> messages = new ArrayList<>();

    /** @param directory appears as {@code /app} */
    PrintedMessages(Path directory) {
        this.directory = directory;
    }

    void add(List<String> printed) {
        messages.addAll(printed);
    }

    void addFailure(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isNotNull();
        messages.add(failure.getMessage());
    }

    void addLog(ThrowingCallable call) throws Exception {
        try (LoggedMessages logged = new LoggedMessages()) {
            assertThat(catchThrowable(call)).isNull();
            messages.addAll(logged.messages());
        }
    }

    /** Builds the application in the folder with this name, and adds what is logged. */
    ProductionBuild addLogOfBuild(String application, Map<String, byte[]> moreFiles, Map<String, String> properties,
            Class<?>... classes) throws Exception {
        try (LoggedMessages logged = new LoggedMessages()) {
            ProductionBuild build = build(application, moreFiles, properties, classes);
            messages.addAll(logged.messages());
            return build;
        }
    }

    /** Adds why the application in the folder with this name cannot be built. What has been logged before that varies. */
    void addFailureOfBuild(String application, Class<?>... classes) {
        Throwable failure = catchThrowable(() -> build(application, Map.of(), Map.of(), classes));
        assertThat(failure).hasCauseInstanceOf(Throwable.class);
        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        messages.add(failure.getMessage());
    }

    private ProductionBuild build(String application, Map<String, byte[]> moreFiles, Map<String, String> properties,
            Class<?>... classes) throws Exception {
        Map<String, byte[]> files = new HashMap<>(moreFiles);
        Path root = resource(application);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return ProductionBuild.ofBytes(directory, files, properties, classes);
    }

    static byte[] file(String application, String path) throws IOException {
        return Files.readAllBytes(resource(application).resolve("META-INF/resources" + path));
    }

    private static Path resource(String name) throws IOException {
        try {
            return Path.of(PrintedMessages.class.getResource("messages/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Build steps run in parallel, so the order doesn't count. A line that starts with white space continues a message. */
    void assertAreThoseIn(String file) throws IOException {
        List<String> expected = Stream.of(Files.readString(resource(file)).strip().split("\n(?!\\s)"))
                .map(PrintedMessages::unbroken).toList();

        assertThat(messages.stream().map(this::stable)).containsExactlyInAnyOrderElementsOf(expected);
        messages.clear();
    }

    /** Without what differs from build to build and from machine to machine. */
    private String stable(String message) {
        return unbroken(message).replace(directory.toString(), "/app").replaceAll("[0-9a-f]{64}", "<sha-256>")
                .replaceAll("in \\d+ ms", "in <n> ms").replaceAll("in \\d+\\.\\d s", "in <n> s")
                .replaceAll("(deltas?) \\(\\d+ B\\)", "$1 (<n> B)").replaceAll("cache-buster-\\d+", "cache-buster-<n>")
                .replaceAll("at most \\d+ kB", "at most <n> kB");
    }

    private static String unbroken(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }
}
