package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class BodiesTest {

    @TempDir
    Path temporary;

    @Test
    void sendsLargeBodiesFromFiles() throws IOException {
        assertThat(body(temporary, (int) MemoryBudget.BETTER_FROM_FILE)).isInstanceOf(MemoryBody.class);
        assertThat(body(temporary, (int) MemoryBudget.BETTER_FROM_FILE + 1)).isInstanceOf(VerifiedBody.class);
    }

    @Test
    void keepsLargeBodiesInMemoryWithoutADisk() throws IOException {
        Path noDirectory = Files.createFile(temporary.resolve("file"));

        assertThat(body(noDirectory, (int) MemoryBudget.BETTER_FROM_FILE + 1)).isInstanceOf(MemoryBody.class);
    }

    private static Body body(Path parent, int size) throws IOException {
        byte[] bytes = new byte[size];
        try (VerifiedFiles files = new VerifiedFiles(parent)) {
            Bodies bodies = new Bodies(new MemoryBudget(16L * size, LongStream.of(size)), files, new Loads());
            return bodies.of(new Source(() -> new ByteArrayInputStream(bytes), Fingerprint.of(bytes), size), fault -> {
            });
        }
    }
}
