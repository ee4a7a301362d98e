package io.quarkiverse.cachebuster.test.browser;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;

/**
 * An npm package for browsers, from the web jar that the build unpacked.
 *
 * @param dist the directory with the files
 */
record NpmPackage(Path dist) {

    static NpmPackage of(String name) throws IOException, URISyntaxException {
        Path testClasses = Path.of(ProductionBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path versions = testClasses.resolveSibling("web-jars/META-INF/resources/webjars").resolve(name);
        try (Stream<Path> found = Files.list(versions)) {
            Path version = found.findAny().orElseThrow();
            Path dist = version.resolve("dist");
            return new NpmPackage(Files.isDirectory(dist) ? dist : version);
        }
    }

    /** Returns these files, and all files in these directories, as resources in a directory below {@code /static}. */
    Map<String, byte[]> at(String directory, String... names) throws IOException {
        Map<String, byte[]> resources = new LinkedHashMap<>();
        for (String name : names) {
            for (Path file : files(name)) {
                resources.put("META-INF/resources/static/" + directory + "/" + dist.relativize(file), Files.readAllBytes(file));
            }
        }
        return resources;
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> found = Files.walk(dist.resolve(name))) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
