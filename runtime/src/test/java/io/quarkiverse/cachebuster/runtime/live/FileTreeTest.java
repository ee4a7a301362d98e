package io.quarkiverse.cachebuster.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    Path root;

    private Path directory;
    private FileTree tree;

    @BeforeEach
    void listOldDirectories() throws Exception {
        directory = Files.createDirectories(root.resolve("a/b"));
        Files.createFile(directory.resolve("x.js"));
        tree = new FileTree(root);
        age();
        assertThat(tree.paths()).containsExactly("/a/b/x.js");
    }

    private void age() throws Exception {
        for (Path each : new Path[] { directory, directory.getParent(), root }) {
            Files.setLastModifiedTime(each, LONG_AGO);
        }
    }

    @Test
    void noticesNewFiles() throws Exception {
        Files.createFile(directory.resolve("y.js"));

        assertThat(tree.paths()).containsExactlyInAnyOrder("/a/b/x.js", "/a/b/y.js");
    }

    @Test
    void noticesDeletedFiles() throws Exception {
        Files.delete(directory.resolve("x.js"));

        assertThat(tree.paths()).isEmpty();
    }

    @Test
    void noticesNewDirectories() throws Exception {
        Files.createFile(Files.createDirectory(root.resolve("c")).resolve("z.js"));

        assertThat(tree.paths()).containsExactlyInAnyOrder("/a/b/x.js", "/c/z.js");
    }

    @Test
    void noticesSeveralChangesInShortSuccession() throws Exception {
        for (int i = 0; i < 100; i++) {
            Files.createFile(directory.resolve(i + ".js"));

            assertThat(tree.paths()).hasSize(i + 2);
        }
    }

    @Test
    void readsADirectoryAgainOnlyIfItsTimeHasChanged() throws Exception {
        Files.createFile(directory.resolve("y.js"));
        age();

        assertThat(tree.paths()).containsExactly("/a/b/x.js");
    }

    @Test
    void isEmptyWithoutItsRoot() {
        assertThat(new FileTree(root.resolve("missing")).paths()).isEmpty();
    }
}
