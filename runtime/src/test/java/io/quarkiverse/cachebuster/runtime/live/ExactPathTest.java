package io.quarkiverse.cachebuster.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;

class ExactPathTest {

    private static final String COMPOSED = "\u00e9";
    private static final String DECOMPOSED = "e\u0301";

    @ParameterizedTest
    @ValueSource(strings = { "/C:/secret/win.ini", "/C:", "/c:/secret/win.ini", "/C:win.ini", "/C:site.css", "//server/share/x",
            "//?/C:/secret/win.ini", "/\\\\?\\C:\\secret\\win.ini", "/\\secret\\win.ini", "/..\\..\\secret\\win.ini",
            "/css\\site.css",
            "/../../secret/win.ini", "/css/../../secret/win.ini", "/./site.css", "//site.css", "/css//site.css",
            "/site.css:stream", "/site.css::$DATA", "/css:$I30:$INDEX_ALLOCATION/site.css", "/site.css.", "/site.css ",
            "/site.css..", "/css./site.css", "/CON", "/NUL", "/nul.css", "/COM1", "/SITE.CSS", "/Site.css", "/CSS/site.css",
            "/css/Site.css", "/SITE~1.CSS", "/site\0.css", "/a*.css", "/a?b", "/nope.css", "/site.css/", "/site.css/x", "" })
    void isNotFoundOutsideTheRootOrUnderAnotherNameOnWindows(String path) throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            Path root = windows.getPath("C:\\work\\site");
            write(windows.getPath("C:\\secret\\win.ini"));
            write(root.resolve("site.css"));
            write(root.resolve("css\\site.css"));

            assertThat(ExactPath.find(root, path.isEmpty() ? "/ " : path)).isNull();
        }
    }

    @Test
    void isFoundUnderItsNameOnWindows() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            Path root = windows.getPath("C:\\work\\site");
            Path file = write(root.resolve("Css\\Site 1.css"));
            Path digits = write(root.resolve("1\\2"));

            assertThat(ExactPath.find(root, "/Css/Site 1.css")).isEqualTo(file);
            assertThat(ExactPath.find(root, "/1/2")).isEqualTo(digits);
            assertThat(ExactPath.find(root, "/Css")).isEqualTo(root.resolve("Css"));
            assertThat(ExactPath.find(root, "/")).isEqualTo(root);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/Dir/x.css", "/dir/X.css", "/DIR", "/dir/" + DECOMPOSED + ".css", "/dir/\u00c9.css",
            "/dir/\u212a.css" })
    void isNotFoundUnderAnotherNameOnMacOs(String path) throws IOException {
        try (FileSystem macOs = Jimfs.newFileSystem(Configuration.osX())) {
            Path root = macOs.getPath("/work/site");
            write(root.resolve("dir/x.css"));
            write(root.resolve("dir/k.css"));
            write(root.resolve("dir/" + COMPOSED + ".css"));

            assertThat(ExactPath.find(root, path)).isNull();
        }
    }

    @Test
    void isFoundUnderItsListedNameOnMacOs() throws IOException {
        try (FileSystem macOs = Jimfs.newFileSystem(Configuration.osX())) {
            Path root = macOs.getPath("/work/site");
            Path file = write(root.resolve("Dir/x.css"));
            // Java lists it in composed form
            Path accent = write(root.resolve("Dir/" + DECOMPOSED + ".css"));

            assertThat(ExactPath.find(root, "/Dir/x.css")).isEqualTo(file);
            assertThat(ExactPath.find(root, "/Dir/" + COMPOSED + ".css")).isEqualTo(accent);
        }
    }

    @Test
    void isFoundBesideNamesThatDifferOnlyInCase() throws IOException {
        try (FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
            Path root = unix.getPath("/work/site");
            Path lower = write(root.resolve("dir/x.css"));
            Path upper = write(root.resolve("DIR/X.CSS"));

            assertThat(ExactPath.find(root, "/dir/x.css")).isEqualTo(lower);
            assertThat(ExactPath.find(root, "/DIR/X.CSS")).isEqualTo(upper);
            assertThat(ExactPath.find(root, "/Dir/x.css")).isNull();
        }
    }

    @Test
    void mayHaveAColonOrABackslashElsewhere() throws IOException {
        try (FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
            Path root = unix.getPath("/work/site");
            Path file = write(root.resolve("C:/x:y.css"));

            assertThat(ExactPath.find(root, "/C:/x:y.css")).isEqualTo(file);
        }
    }

    @Test
    void isFoundThroughSymbolicLinks() throws IOException {
        for (Configuration configuration : new Configuration[] { Configuration.unix(), Configuration.osX() }) {
            try (FileSystem fileSystem = Jimfs.newFileSystem(configuration)) {
                Path root = fileSystem.getPath("/work/site");
                Path target = write(fileSystem.getPath("/work/shared/Real.css"));
                write(root.resolve("x.css"));
                Path link = Files.createSymbolicLink(root.resolve("link.css"), target);
                Path directory = Files.createSymbolicLink(root.resolve("dir"), target.getParent());
                Files.createSymbolicLink(root.resolve("broken.css"), fileSystem.getPath("/nowhere"));

                assertThat(ExactPath.find(root, "/link.css")).isEqualTo(link);
                assertThat(ExactPath.find(root, "/dir/Real.css")).isEqualTo(directory.resolve("Real.css"));
                assertThat(ExactPath.find(root, "/dir/real.css")).isNull();
                assertThat(ExactPath.find(root, "/LINK.css")).isNull();
                assertThat(ExactPath.find(root, "/broken.css")).isNull();
            }
        }
    }

    @Test
    void isNotFoundInADirectoryThatDoesNotExist() {
        assertThat(ExactPath.find(Path.of("nowhere", "at", "all"), "/x.css")).isNull();
        assertThat(ExactPath.find(Path.of("nowhere", "at", "all"), "/")).isNull();
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }
}
