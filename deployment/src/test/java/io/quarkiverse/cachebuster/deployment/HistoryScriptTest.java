package io.quarkiverse.cachebuster.deployment;

import static io.quarkiverse.cachebuster.test.prod.DeployStep.order;
import static io.quarkiverse.cachebuster.test.prod.DeployStep.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.test.prod.DeployStep;

@DisabledOnOs(OS.WINDOWS)
class HistoryScriptTest {

    @TempDir
    Path root;

    private Path script;
    private Path archives;

    @BeforeEach
    void copyScript() throws IOException {
        script = Files.createDirectories(root.resolve("out put")).resolve("history.sh");
        archives = root.resolve("all 'archives'=1");
        try (InputStream source = HistoryProcessor.class.getResourceAsStream("history.sh")) {
            Files.copy(source, script);
        }
    }

    @Test
    void addsTheArchiveNextToItUnderItsHash() throws Exception {
        Files.writeString(script.resolveSibling("history.zip"), "one");

        assertThat(script(script, "add", archives.toString())).isEmpty();

        assertThat(order(archives)).containsExactly(name("one"));
        assertThat(archives.resolve(name("one"))).hasContent("one");
    }

    @Test
    void listsArchivesInTheOrderOfDeployments() throws Exception {
        add("one", "two", "three");

        assertThat(order(archives)).containsExactly(name("one"), name("two"), name("three"));
    }

    @Test
    void listsAnArchiveOnceIfItIsAddedTwice() throws Exception {
        add("one", "two", "two");

        assertThat(order(archives)).containsExactly(name("one"), name("two"));
    }

    @Test
    void makesAnArchiveTheNewestIfItIsDeployedAgain() throws Exception {
        add("one", "two", "one");

        assertThat(order(archives)).containsExactly(name("two"), name("one"));
    }

    @Test
    void keepsALastLineWithoutItsEnd() throws Exception {
        Files.createDirectories(archives);
        Files.writeString(archives.resolve("order"), name("one") + "\r\n\r\n" + name("two"));

        add("three");

        assertThat(order(archives)).containsExactly(name("one"), name("two"), name("three"));
    }

    @Test
    void keepsTheNewestArchivesWhenCleaning() throws Exception {
        add("one", "two", "three", "two");
        Files.writeString(archives.resolve("notes.zip"), "not an archive");

        assertThat(script(script, "clean", archives.toString(), "2")).isEmpty();

        assertThat(order(archives)).containsExactly(name("three"), name("two"));
        assertThat(files()).containsExactlyInAnyOrder(name("two"), name("three"), "order", "notes.zip");
    }

    @Test
    void deletesNothingWithoutAnOrder() throws Exception {
        add("one");
        Files.delete(archives.resolve("order"));

        assertThat(script(script, "clean", archives.toString(), "1")).contains("has no file 'order'");

        assertThat(files()).containsExactly(name("one"));
    }

    @Test
    void refusesToDeleteAllArchives() throws Exception {
        add("one");

        assertThat(script(script, "clean", archives.toString(), "0")).contains("N is '0', but must be at least 1");

        assertThat(order(archives)).containsExactly(name("one"));
    }

    @Test
    void losesNoArchiveOfConcurrentDeployments() throws Exception {
        List<Process> processes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            names.add(name("build " + i));
            processes.add(DeployStep.start(script, "add", archives.toString(), archive("build " + i)));
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        assertThat(order(archives)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void saysWhichArchiveIsMissing() throws Exception {
        assertThat(script(script, "add", archives.toString(), "/no/archive.zip"))
                .contains("no archive '/no/archive.zip'");
    }

    private void add(String... contents) throws Exception {
        for (String content : contents) {
            assertThat(script(script, "add", archives.toString(), archive(content))).isEmpty();
        }
    }

    private String archive(String content) throws IOException {
        return Files.writeString(root.resolve(content + ".zip"), content).toString();
    }

    private static String name(String content) {
        return Fingerprint.of(content.getBytes(StandardCharsets.UTF_8)).hex() + ".zip";
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(archives)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
