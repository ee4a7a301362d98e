package io.quarkiverse.cachebuster.test.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs nginx with {@code shared-cache.conf}, the configuration that we recommend to users; only paths, ports and hosts are
 * replaced.
 */
public final class Nginx implements SharedCache {

    private static final String MAIN_CONFIGURATION = """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log warn;
            events { worker_connections 128; }
            http {
                access_log off;
                client_body_temp_path temp/body;
                proxy_temp_path temp/proxy;
                fastcgi_temp_path temp/fastcgi;
                uwsgi_temp_path temp/uwsgi;
                scgi_temp_path temp/scgi;
                include shared-cache.conf;
            }
            """;

    private final ServerProcess server;

    private Nginx(ServerProcess server) {
        this.server = server;
    }

    /**
     * @param directory a new directory
     * @param firstReplica the port of one replica
     * @param secondReplica the port of the other; may be the same
     */
    public static Nginx start(Path executable, Path directory, int firstReplica, int secondReplica) throws Exception {
        Files.createDirectories(directory.resolve("temp"));
        int port = ServerProcess.freePort();
        String configuration = sharedCacheConfiguration();
        configuration = replace(configuration, "/var/cache/nginx/app", directory.resolve("cache").toString());
        configuration = replace(configuration, "listen 80;", "listen 127.0.0.1:" + port + ";");
        configuration = replace(configuration, "app-1:8080", "127.0.0.1:" + firstReplica);
        configuration = replace(configuration, "app-2:8080", "127.0.0.1:" + secondReplica);
        Files.writeString(directory.resolve("shared-cache.conf"), configuration);
        Files.writeString(directory.resolve("nginx.conf"), MAIN_CONFIGURATION);
        // workers of an nginx started as root could not read this directory otherwise
        String user = "user " + System.getProperty("user.name") + ";";
        return new Nginx(ServerProcess.start(List.of(executable.toString(), "-p", directory + "/", "-c", "nginx.conf", "-e",
                "error.log", "-g", user), directory, port));
    }

    @Override
    public String url(String path) {
        return server.url(path);
    }

    private static String sharedCacheConfiguration() throws IOException {
        try (InputStream resource = Nginx.class.getResourceAsStream("shared-cache.conf")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String replace(String text, String placeholder, String replacement) {
        assertThat(text).containsOnlyOnce(placeholder);
        return text.replace(placeholder, replacement);
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
