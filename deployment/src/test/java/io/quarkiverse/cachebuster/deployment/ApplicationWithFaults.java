package io.quarkiverse.cachebuster.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RunningApplication;
import io.quarkus.qute.Engine;
import io.vertx.ext.web.Router;

/** Damages a packaged application, runs it, and reads its log. */
final class ApplicationWithFaults {

    private static final String CATEGORY = "io.quarkiverse.cachebuster";

    private final ProductionBuild build;

    ApplicationWithFaults(ProductionBuild build) {
        this.build = build;
    }

    /** Renders the template {@code computed.html} with the path in the query. */
    @Singleton
    public static class ComputedPath {

        void route(@Observes Router router, Engine engine) {
            router.get("/computed").blockingHandler(rc -> rc.response()
                    .end(engine.getTemplate("computed.html").data("path", rc.request().getParam("path")).render()));
        }
    }

    void delete(String jar, String entry) throws IOException {
        try (FileSystem zip = open(jar)) {
            Files.delete(zip.getPath(entry));
        }
    }

    void replace(String jar, String entry, String content) throws IOException {
        try (FileSystem zip = open(jar)) {
            Path file = zip.getPath(entry);
            if (!Files.exists(file)) {
                throw new IOException("no " + entry + " in " + jar);
            }
            Files.writeString(file, content);
        }
    }

    private FileSystem open(String jar) throws IOException {
        return FileSystems.newFileSystem(build.target().resolve("quarkus-app").resolve(jar));
    }

    /** Adds a file to the working directory. */
    void add(String name, String content) throws IOException {
        Path file = build.target().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** What it logs, and the causes of errors, when templates write the URLs of these paths and browsers request them. */
    List<String> messages(Map<String, String> configuration, List<String> paths) throws Exception {
        Path log = build.target().resolve("application.log");
        Map<String, String> all = new HashMap<>(configuration);
        all.putAll(Map.of("quarkus.log.file.enabled", "true", "quarkus.log.file.path", log.toString(),
                "quarkus.log.file.format", "%c %p %s%e%n"));
        try (RunningApplication application = RunningApplication.start(build, 0, all)) {
            for (String path : paths) {
                String url = get(application, "/computed?path=" + path);
                get(application, url.strip());
            }
        }
        return Files.readAllLines(log).stream().filter(line -> line.startsWith(CATEGORY) || line.startsWith("java."))
                .map(line -> line.startsWith(CATEGORY) ? line.substring(line.indexOf(' ') + 1) : line).toList();
    }

    private static String get(RunningApplication application, String url) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(application.url(url)))
                .header("Accept-Encoding", "br").build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Why it does not start with this configuration. */
    List<String> failures(Map<String, String> configuration) throws Exception {
        List<String> lines = new ArrayList<>();
        try (RunningApplication application = RunningApplication.start(build, 0, configuration)) {
            lines.add("It has started on port " + application.port());
        } catch (ExecutionException e) {
            e.getMessage().lines().filter(line -> line.contains("quarkus.cache-buster.")).limit(1)
                    .map(line -> line.substring(line.indexOf("quarkus.cache-buster."))).forEach(lines::add);
        }
        return lines;
    }
}
