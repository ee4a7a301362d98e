package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkus.bootstrap.classloading.ClassPathElement;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.paths.PathList;

/** A build by Maven sees the application as a jar, tests see it as a directory. */
class AssetScannerTest {

    private final ClassLoader outer = Thread.currentThread().getContextClassLoader();
    private QuarkusClassLoader classLoader;
    private Path application;

    @BeforeEach
    void useAClassPath(@TempDir Path directory) throws IOException {
        application = jar(directory.resolve("application.jar"), "META-INF/resources/own.css");
        Path dependency = jar(directory.resolve("dependency.jar"), "META-INF/resources/foreign.css");
        classLoader = QuarkusClassLoader.builder("test", outer, false)
                .addNormalPriorityElement(ClassPathElement.fromPath(application, true))
                .addNormalPriorityElement(ClassPathElement.fromPath(dependency, true)).build();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    private static Path jar(Path file, String entry) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return file;
    }

    @AfterEach
    void leaveTheClassPath() {
        Thread.currentThread().setContextClassLoader(outer);
        classLoader.close();
    }

    @Test
    void knowsTheApplicationsOwnFilesInItsJar() {
        AssetScanner scanner = new AssetScanner(new AssetRules(path -> true, 16, ""), PathList.of(application));

        assertThat(scanner.scan(List.of()).assets()).extracting(ScannedAsset::path, ScannedAsset::own)
                .containsExactly(tuple("/foreign.css", false), tuple("/own.css", true));
    }
}
