package io.quarkiverse.cachebuster.test.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs nginx with {@code published.conf}, the configuration that we recommend to users; only paths, ports and hosts are
 * replaced.
 */
final class PublishingNginx implements AutoCloseable {

    private static final String MAIN_CONFIGURATION = """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            events { worker_connections 128; }
            http {
                types { text/css css; text/javascript js; image/svg+xml svg; }
                access_log off;
                client_body_temp_path temp/body;
                proxy_temp_path temp/proxy;
                fastcgi_temp_path temp/fastcgi;
                uwsgi_temp_path temp/uwsgi;
                scgi_temp_path temp/scgi;
                include published.conf;
            }
            """;

    private final ServerProcess server;

    private PublishingNginx(ServerProcess server) {
        this.server = server;
    }

    /**
     * @param directory a new directory
     * @param published the published tree
     */
    static PublishingNginx start(Path executable, Path directory, Path published, Deployment deployment) throws Exception {
        Files.createDirectories(directory.resolve("temp"));
        int port = ServerProcess.freePort();
        String configuration;
        try (InputStream resource = PublishingNginx.class.getResourceAsStream("published.conf")) {
            configuration = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        configuration = replace(configuration, "root /var/www/published;", "root " + published + ";");
        configuration = replace(configuration, "listen 80;", "listen 127.0.0.1:" + port + ";");
        configuration = replace(configuration, "app-1:8080", "127.0.0.1:" + deployment.firstPort());
        configuration = replace(configuration, "app-2:8080", "127.0.0.1:" + deployment.secondPort());
        Files.writeString(directory.resolve("published.conf"), configuration);
        Files.writeString(directory.resolve("nginx.conf"), MAIN_CONFIGURATION);
        // workers of an nginx started as root could not read this directory otherwise
        String user = "user " + System.getProperty("user.name") + ";";
        return new PublishingNginx(ServerProcess.start(List.of(executable.toString(), "-p", directory + "/", "-c", "nginx.conf",
                "-e", "error.log", "-g", user), directory, port));
    }

    private static String replace(String text, String placeholder, String replacement) {
        assertThat(text).containsOnlyOnce(placeholder);
        return text.replace(placeholder, replacement);
    }

    String url(String path) {
        return server.url(path);
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
