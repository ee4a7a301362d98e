package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class VerifiedFilesTest {

    private static final byte[] BYTES = "The right bytes.".repeat(5_000).getBytes();
    private static final Source SOURCE = source(BYTES);

    @TempDir
    Path temporary;
    VerifiedFiles files;

    @BeforeEach
    void create() {
        files = new VerifiedFiles(temporary);
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void haveTheBytesOfTheirSource() throws IOException {
        String path = files.write(SOURCE);

        assertThat(Path.of(path)).isAbsolute().hasBinaryContent(BYTES);
        assertThat(files.find(SOURCE.fingerprint())).isEqualTo(path);
    }

    @Test
    @EnabledOnOs({ OS.LINUX, OS.MAC })
    void areReadableByTheirOwnerOnly() throws IOException {
        Path file = Path.of(files.write(SOURCE));

        assertThat(Files.getPosixFilePermissions(file)).containsExactly(PosixFilePermission.OWNER_READ);
        assertThat(Files.getPosixFilePermissions(file.getParent())).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    }

    @Test
    void areNotFoundAfterTheyWereModified() throws IOException {
        Path file = Path.of(files.write(SOURCE));
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(files.find(SOURCE.fingerprint())).isNull();

        Path again = Path.of(files.write(SOURCE));
        assertThat(files.find(SOURCE.fingerprint())).isEqualTo(again.toString());
        assertThat(file).doesNotExist();

        FileTime modified = Files.getLastModifiedTime(again);
        Path other = Files.write(temporary.resolve("other"), "The wrong bytes.".repeat(5_000).getBytes());
        Files.setLastModifiedTime(other, modified);
        Files.move(other, again, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(files.find(SOURCE.fingerprint())).isNull();
    }

    @Test
    void areRewrittenAfterTheDirectoryWasDeleted() throws IOException {
        Path file = Path.of(files.write(SOURCE));
        Files.delete(file);
        Files.delete(file.getParent());

        assertThat(files.find(SOURCE.fingerprint())).isNull();
        assertThat(Path.of(files.write(SOURCE))).hasBinaryContent(BYTES);
    }

    @Test
    @EnabledOnOs({ OS.LINUX, OS.MAC })
    void areNotFoundIfModifiedWithTheTimestampRestored() throws IOException {
        Path file = Path.of(files.write(SOURCE));
        FileTime modified = Files.getLastModifiedTime(file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.write(file, "The wrong bytes.".repeat(5_000).getBytes());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        Files.setLastModifiedTime(file, modified);

        assertThat(files.find(SOURCE.fingerprint())).isNull();
    }

    @Test
    @EnabledOnOs({ OS.LINUX, OS.MAC })
    void areNotWrittenIntoADirectoryOpenToOthers() throws IOException {
        Path file = Path.of(files.write(SOURCE));
        Path directory = file.getParent();
        Files.delete(file);
        Files.delete(directory);
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(Path.of(files.write(SOURCE)).getParent()).isNotEqualTo(directory);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs({ OS.LINUX, OS.MAC })
    void areDeletedWithoutFollowingSymbolicLinks() throws IOException {
        Path file = Path.of(files.write(SOURCE));
        Path precious = Files.createFile(Files.createDirectory(temporary.resolve("precious")).resolve("file"));
        Files.delete(file);
        Files.delete(file.getParent());
        Files.createSymbolicLink(file.getParent(), precious.getParent());

        files.close();
        assertThat(precious).exists();
    }

    @Test
    void areNotWrittenFromWrongBytes() throws IOException {
        Source wrong = new Source(() -> new ByteArrayInputStream("wrong".getBytes()), SOURCE.fingerprint(), BYTES.length);

        assertThatThrownBy(() -> files.write(wrong)).isInstanceOf(IOException.class)
                .isNotInstanceOf(VerifiedFiles.UnusableException.class)
                .hasMessageContaining("the content differs from what was recorded");
        assertThat(files.find(SOURCE.fingerprint())).isNull();
        assertThat(temporary).isDirectoryNotContaining("glob:**/*.asset");
        assertThat(files.isUsable(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void areUnusableIfTheyVanishWhileWritten() throws IOException {
        Path file = Files.createFile(temporary.resolve("copy"));
        Source losing = new Source(() -> new ByteArrayInputStream(BYTES) {
            @Override
            public void close() throws IOException {
                Files.delete(file);
            }
        }, SOURCE.fingerprint(), BYTES.length);

        assertThatThrownBy(() -> VerifiedCopy.write(losing, file)).isInstanceOf(VerifiedFiles.UnusableException.class);
    }

    @Test
    void areNotRetriedImmediatelyWithoutADisk() throws IOException {
        VerifiedFiles nowhere = new VerifiedFiles(Files.createFile(temporary.resolve("file")));

        assertThatThrownBy(() -> nowhere.write(SOURCE)).isInstanceOf(VerifiedFiles.UnusableException.class);
        assertThat(nowhere.isUsable(BYTES.length)).isFalse();
        // a smaller file may fit
        assertThat(nowhere.isUsable(BYTES.length - 1)).isTrue();
    }

    @Test
    void areDeletedOnClose() throws IOException {
        files.write(SOURCE);
        files.close();

        assertThat(temporary).isEmptyDirectory();
        assertThatThrownBy(() -> files.write(SOURCE)).isInstanceOf(IOException.class);
        assertThat(temporary).isEmptyDirectory();
    }

    private static Source source(byte[] bytes) {
        return new Source(() -> new ByteArrayInputStream(bytes), Fingerprint.of(bytes), bytes.length);
    }
}
