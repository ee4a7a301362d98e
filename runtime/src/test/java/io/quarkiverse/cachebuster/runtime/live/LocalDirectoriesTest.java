package io.quarkiverse.cachebuster.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;

class LocalDirectoriesTest {

    @TempDir
    Path directory;

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, file.getFileName().toString());
    }

    private static String text(LocalFile file) throws IOException {
        return new String(Channels.newInputStream(file.open()).readAllBytes());
    }

    private LocalDirectories uploads() throws IOException {
        return LocalDirectories.of(Map.of("/up", Files.createDirectories(directory.resolve("up")).toString()));
    }

    @ParameterizedTest
    @CsvSource({ "/up/x.txt, outer", "/up/in/x.txt, inner", "/up/in/only-outer.txt,", "/upx.txt,", "/upper/x.txt,", "/x.txt,",
            "/up,", "/up/," })
    void findsAFileInTheDirectoryWithTheLongestPrefix(String path, String expected) throws IOException {
        write(directory.resolve("outer/x.txt"));
        write(directory.resolve("outer/in/x.txt"));
        write(directory.resolve("outer/in/only-outer.txt"));
        write(directory.resolve("outer/per/x.txt"));
        write(directory.resolve("inner/x.txt"));
        LocalDirectories directories = LocalDirectories.of(
                Map.of("/up", directory.resolve("outer").toString(), "/up/in/", directory.resolve("inner").toString()));

        LocalFile file = directories.find(path);

        assertThat(file == null ? null : file.root().getFileName().toString()).isEqualTo(expected);
    }

    @Test
    void findsFilesBelowTheRootPrefix() throws IOException {
        write(directory.resolve("a/x.txt"));

        assertThat(text(LocalDirectories.of(Map.of("/", directory.toString())).find("/a/x.txt"))).isEqualTo("x.txt");
    }

    @Test
    void findsFilesOnceTheDirectoryIsThere() throws IOException {
        LocalDirectories directories = LocalDirectories.of(Map.of("/up", directory.resolve("later").toString()));
        assertThat(directories.find("/up/x.txt")).isNull();
        assertThat(directories.missing()).containsExactly("quarkus.cache-buster.directories.\"/up\" is '"
                + directory.resolve("later") + "', which is not a directory; its files will be served once it is there");

        write(directory.resolve("later/x.txt"));

        assertThat(directories.find("/up/x.txt")).isNotNull();
        assertThat(directories.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/up/../secret.txt", "/up/a/../../secret.txt", "/up/./x.txt", "/up//x.txt", "/up/x.txt/",
            "/up/x.txt/x", "/up/..\\secret.txt", "/up/x.txt\0", "/up/\0", "/up/X.TXT", "/up/A/y.txt", "/up/a",
            "/up/%2e%2e/secret.txt",
            "/up/..", "/up/x.txt ", "/up/x.txt." })
    void hasNothingOutsideOrUnderAnotherName(String path) throws IOException {
        LocalDirectories directories = uploads();
        write(directory.resolve("secret.txt"));
        write(directory.resolve("up/x.txt"));
        write(directory.resolve("up/a/y.txt"));

        assertThat(directories.find(path)).isNull();
    }

    @Test
    void hasDirectories() throws IOException {
        LocalDirectories directories = uploads();
        write(directory.resolve("up/a/y.txt"));

        assertThat(directories.isDirectory("/up")).isTrue();
        assertThat(directories.isDirectory("/up/a")).isTrue();
        assertThat(directories.isDirectory("/up/a/y.txt")).isFalse();
        assertThat(directories.isDirectory("/upper")).isFalse();
    }

    @Test
    void followsLinksThatStayInside() throws IOException {
        LocalDirectories directories = uploads();
        write(directory.resolve("up/a/x.txt"));
        Files.createSymbolicLink(directory.resolve("up/link.txt"), Path.of("a/x.txt"));
        Files.createSymbolicLink(directory.resolve("up/b"), directory.resolve("up/a"));

        assertThat(text(directories.find("/up/link.txt"))).isEqualTo("x.txt");
        assertThat(text(directories.find("/up/b/x.txt"))).isEqualTo("x.txt");
    }

    @Test
    void ignoresLinksThatLeaveTheDirectory() throws IOException {
        LocalDirectories directories = uploads();
        write(directory.resolve("secret/x.txt"));
        // starts with the same text
        write(directory.resolve("up-secret/x.txt"));
        Files.createSymbolicLink(directory.resolve("up/link.txt"), directory.resolve("secret/x.txt"));
        Files.createSymbolicLink(directory.resolve("up/relative.txt"), Path.of("../secret/x.txt"));
        Files.createSymbolicLink(directory.resolve("up/dir"), directory.resolve("secret"));
        Files.createSymbolicLink(directory.resolve("up/near"), directory.resolve("up-secret"));
        Files.createSymbolicLink(directory.resolve("up/loop"), directory.resolve("up/loop"));

        assertThat(directories.find("/up/link.txt")).isNull();
        assertThat(directories.find("/up/relative.txt")).isNull();
        assertThat(directories.find("/up/dir/x.txt")).isNull();
        assertThat(directories.find("/up/near/x.txt")).isNull();
        assertThat(directories.find("/up/loop")).isNull();
        assertThat(directories.isDirectory("/up/dir")).isFalse();
    }

    @Test
    void mayItselfBeALink() throws IOException {
        write(directory.resolve("volume/x.txt"));
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("volume"));

        assertThat(text(LocalDirectories.of(Map.of("/up", directory.resolve("link").toString())).find("/up/x.txt")))
                .isEqualTo("x.txt");
    }

    @Test
    @Timeout(30)
    @EnabledOnOs({ OS.LINUX, OS.MAC })
    void neverWaitsForANamedPipe() throws Exception {
        LocalDirectories directories = uploads();
        Path file = write(directory.resolve("up/x.txt"));
        LocalFile found = directories.find("/up/x.txt");
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).inheritIO().start().waitFor()).isZero();

        assertThat(directories.find("/up/x.txt")).isNull();
        assertThatThrownBy(found::open).isInstanceOf(IOException.class);
    }

    @Test
    void doesNotOpenAFileThatWasReplacedAfterItWasFound() throws IOException {
        LocalDirectories directories = uploads();
        Path file = write(directory.resolve("up/x.txt"));
        LocalFile found = directories.find("/up/x.txt");
        Files.delete(file);
        Files.createSymbolicLink(file, write(directory.resolve("secret/x.txt")));

        assertThatThrownBy(found::open).isInstanceOf(IOException.class);
    }

    @Test
    void doesNotOpenAFileInADirectoryThatWasReplacedAfterItWasFound() throws IOException {
        LocalDirectories directories = uploads();
        write(directory.resolve("up/a/x.txt"));
        LocalFile found = directories.find("/up/a/x.txt");
        Files.move(directory.resolve("up/a"), directory.resolve("secret"));
        Files.createSymbolicLink(directory.resolve("up/a"), directory.resolve("secret"));

        assertThatThrownBy(found::open).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/up/C:/secret/win.ini", "/up/C:", "/up/x.txt:stream", "/up/x.txt::$DATA", "/up/x.txt.",
            "/up/x.txt ",
            "/up/a./x.txt", "/up/CON", "/up/nul.txt", "/up/Com1.png", "/up/LPT9", "/up/aux .txt", "/up/COM\u00b9", "/up/X.TXT",
            "/up//server/share/x", "/up/\\\\server\\share\\x", "/up/a\\x.txt", "/up/..\\secret\\win.ini" })
    void hasNothingUnderNamesThatAreSpecialOnWindows(String path) throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            write(windows.getPath("C:\\secret\\win.ini"));
            Path root = windows.getPath("C:\\up");
            // Jimfs has no devices, so these would be found
            for (String name : new String[] { "x.txt", "a\\x.txt", "CON", "nul.txt", "Com1.png", "LPT9", "aux .txt",
                    "COM\u00b9" }) {
                write(root.resolve(name));
            }
            LocalDirectories directories = LocalDirectories.of(Map.of("/up", "C:\\up"), windows);

            assertThat(directories.find("/up/x.txt")).isNotNull();
            assertThat(directories.find("/up/a/x.txt")).isNotNull();
            assertThat(directories.find(path)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/up/X.txt", "/up/A/x.txt", "/up/x.TXT" })
    void hasNothingUnderAnotherCaseOnMacOs(String path) throws IOException {
        try (FileSystem macOs = Jimfs.newFileSystem(Configuration.osX())) {
            write(macOs.getPath("/work/x.txt"));
            write(macOs.getPath("/work/a/x.txt"));

            assertThat(LocalDirectories.of(Map.of("/up", "/work"), macOs).find(path)).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "uploads | /x | quarkus.cache-buster.directories.\"uploads\": the prefix must start with a slash, as in"
                    + " quarkus.cache-buster.directories.\"/uploads\"",
            "/a/../b | /x | quarkus.cache-buster.directories.\"/a/../b\": the prefix must not contain '.', '..' or empty segments,"
                    + " backslashes or NUL",
            "/a//b | /x | quarkus.cache-buster.directories.\"/a//b\": the prefix must not contain '.', '..' or empty segments,"
                    + " backslashes or NUL",
            "/a\\b | /x | quarkus.cache-buster.directories.\"/a\\b\": the prefix must not contain '.', '..' or empty segments,"
                    + " backslashes or NUL",
            "/up | ' ' | quarkus.cache-buster.directories.\"/up\" is empty, but must be a directory" })
    void refusesInvalidConfiguration(String prefix, String path, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> LocalDirectories.of(Map.of(prefix, path))).withMessage(message);
    }

    @Test
    void includesTheStaticDirectoryOfQuarkusUnlessItsPrefixIsConfigured() throws IOException {
        write(directory.resolve("static/x.txt"));
        LocalDirectories uploads = uploads();

        assertThat(
                uploads.withStaticDirectory("/static/", directory.resolve("static").toString()).find("/static/x.txt").upload())
                .isFalse();
        assertThat(uploads.withStaticDirectory("/up", directory.resolve("static").toString()).find("/up/x.txt")).isNull();
    }
}
