package io.quarkiverse.cachebuster.test.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs Varnish with {@code shared-cache.vcl}, the configuration that we recommend to users; only hosts and ports are replaced.
 */
final class Varnish implements SharedCache {

    private final ServerProcess server;

    private Varnish(ServerProcess server) {
        this.server = server;
    }

    static Varnish start(Path executable, Path directory, int firstReplica, int secondReplica) throws Exception {
        Files.createDirectories(directory);
        String configuration = configuration();
        configuration = replace(configuration, ".host = \"app-1\"; .port = \"8080\";", backend(firstReplica));
        configuration = replace(configuration, ".host = \"app-2\"; .port = \"8080\";", backend(secondReplica));
        Path file = Files.writeString(directory.resolve("shared-cache.vcl"), configuration);
        int port = ServerProcess.freePort();
        return new Varnish(ServerProcess.start(List.of(executable.toString(), "-F", "-j", "none", "-f", file.toString(), "-a",
                "127.0.0.1:" + port, "-n", directory.resolve("work").toString(), "-s", "malloc,64m"), directory, port));
    }

    private static String backend(int port) {
        return ".host = \"127.0.0.1\"; .port = \"" + port + "\";";
    }

    private static String configuration() throws IOException {
        try (InputStream resource = Varnish.class.getResourceAsStream("shared-cache.vcl")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String replace(String text, String placeholder, String replacement) {
        assertThat(text).containsOnlyOnce(placeholder);
        return text.replace(placeholder, replacement);
    }

    @Override
    public String url(String path) {
        return server.url(path);
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
