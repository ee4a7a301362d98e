package io.quarkiverse.cachebuster.guests.sites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

import io.quarkus.test.QuarkusProdModeTest;

/**
 * A directory with a site in an npm package, which the build has installed.
 */
record NpmSite(Path directory) {

    static NpmSite of(String path) {
        return new NpmSite(Path.of("target/npm/node_modules", path));
    }

    /** A packaged application that serves the site's files, and renders its pages from templates as well. */
    QuarkusProdModeTest application() {
        return new QuarkusProdModeTest().withApplicationRoot(this::addTo).setRun(true)
                .setRuntimeProperties(Map.of("quarkus.http.port", "0", "quarkus.http.host", "127.0.0.1"));
    }

    private void addTo(JavaArchive root) {
        root.addClass(Pages.class);
        files().forEach(file -> root.addAsResource(directory.resolve(file).toFile(), "META-INF/resources/" + file));
        pages().forEach(page -> root.addAsResource(new StringAsset(template(page)), "templates/" + page));
        root.addAsResource(new StringAsset("{#insert head /}{#insert main /}"), "templates/layout.html");
        root.addAsResource(new StringAsset("{nested-content}"), "templates/tags/part.html");
    }

    List<String> pages() {
        return files().stream().filter(file -> file.matches("[^/]*\\.html")).toList();
    }

    String text(String page) {
        try {
            return Files.readString(directory.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page as two parts for a layout, the second one in a tag. */
    private String template(String page) {
        String[] parts = text(page).split("(?=<body)", 2);
        List<String> escaped = new ArrayList<>();
        for (String part : parts) {
            escaped.add(part.replace("{", "\\{"));
        }
        return "{#include layout}{#head}" + escaped.get(0) + "{/head}{#main}{#part}" + escaped.get(1)
                + "{/part}{/main}{/include}";
    }

    private List<String> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
