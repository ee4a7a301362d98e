package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveOrderTest {

    private static final String A = "a".repeat(64) + ".zip";
    private static final String B = "b".repeat(64) + ".zip";
    private static final String C = "c".repeat(64) + ".zip";

    @Test
    void readsTheNewestFirst() {
        assertThat(ArchiveOrder.parse(A + "\n" + B + "\n" + C)).containsExactly(C, B, A);
    }

    @Test
    void toleratesBlankLinesAndCarriageReturns() {
        assertThat(ArchiveOrder.parse("\n" + A + "\r\n\r\n  \n" + B + " \n")).containsExactly(B, A);
    }

    @Test
    void countsAnArchiveAtItsLastPlace() {
        assertThat(ArchiveOrder.parse(A + "\n" + B + "\n" + A)).containsExactly(A, B);
    }

    @Test
    void namesTheLineThatIsNoArchive() {
        assertThatThrownBy(() -> ArchiveOrder.parse(A + "\n../" + B))
                .hasMessage(
                        "line 2 is '../" + B + "', but must be the SHA-256 of an archive in lower case, followed by '.zip'");
    }

    @Test
    void takesAsManyBuildsAsConfigured(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("order"), A + "\n" + B + "\n" + C);

        assertThat(ArchiveOrder.newest(directory, 2)).containsExactly(C, B);
    }
}
