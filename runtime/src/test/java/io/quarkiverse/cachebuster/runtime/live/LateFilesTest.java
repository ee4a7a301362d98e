package io.quarkiverse.cachebuster.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class LateFilesTest {

    private static final FileTime MODIFIED = FileTime.fromMillis(1_700_000_000_000L);

    private final AtomicLong clock = new AtomicLong(MODIFIED.toMillis() + 60_000);
    private final AtomicBoolean onEventLoop = new AtomicBoolean();
    private final Queue<Runnable> background = new ArrayDeque<>();

    @TempDir
    Path directory;
    LateFiles files;

    @BeforeEach
    void create() {
        files = files(new BackgroundHashing(onEventLoop::get, background::add), 100);
    }

    private LateFiles files(BackgroundHashing hashing, int capacity) {
        return new LateFiles(LocalDirectories.of(Map.of("/up", directory.toString())),
                new AssetRules(path -> false, 16, "salt"),
                new FileMemory(capacity, clock::get), hashing);
    }

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setLastModifiedTime(file, MODIFIED);
    }

    private static String id(String text) {
        return Fingerprint.of(text.getBytes()).cacheId(16, "salt");
    }

    private String cacheId(String path) {
        Asset asset = files.find(path);
        return asset == null ? "missing" : asset.cacheId();
    }

    @Test
    void haveTheIdOfTheirBytesWithLengthAndSaltAsConfigured() throws IOException {
        write("ä b.txt", "text");

        assertThat(cacheId("/up/ä b.txt")).isEqualTo(id("text")).hasSize(16);
    }

    @Test
    void haveNoIntegritySinceTheyCanChange() throws IOException {
        write("x.js", "text");

        assertThat(files.find("/up/x.js").integrity()).isEmpty();
    }

    @Test
    void areHashedOnlyOnceWhileTheyAreUnchanged() throws IOException {
        write("x.txt", "one");
        cacheId("/up/x.txt");
        // in the same file, with the same size and time: nothing tells that it has changed
        write("x.txt", "two");

        assertThat(cacheId("/up/x.txt")).isEqualTo(id("one"));
    }

    @Test
    void areHashedAgainAfterTheyMayHaveChangedWithinTheSameTimestamp() throws IOException {
        clock.set(MODIFIED.toMillis() + 2_000);
        write("x.txt", "one");
        cacheId("/up/x.txt");
        write("x.txt", "two");

        assertThat(cacheId("/up/x.txt")).isEqualTo(id("two"));
    }

    @Test
    void areHashedAgainIfTheirTimeIsInTheFuture() throws IOException {
        clock.set(MODIFIED.toMillis() - 60_000);
        write("x.txt", "one");
        cacheId("/up/x.txt");
        write("x.txt", "two");

        assertThat(cacheId("/up/x.txt")).isEqualTo(id("two"));
    }

    @Test
    void areHashedAgainWhenTheSizeDiffers() throws IOException {
        write("x.txt", "one");
        cacheId("/up/x.txt");
        write("x.txt", "three");

        assertThat(cacheId("/up/x.txt")).isEqualTo(id("three"));
    }

    @Test
    void areHashedAgainWhenTheModificationTimeDiffers() throws IOException {
        Path file = write("x.txt", "one");
        cacheId("/up/x.txt");
        write("x.txt", "two");
        Files.setLastModifiedTime(file, FileTime.fromMillis(MODIFIED.toMillis() + 1));

        assertThat(cacheId("/up/x.txt")).isEqualTo(id("two"));
    }

    @Test
    void areHashedAgainWhenTheyHaveBeenReplaced() throws IOException {
        Path file = write("x.txt", "one");
        cacheId("/up/x.txt");
        Files.move(write("y.txt", "two"), file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(cacheId("/up/x.txt")).isEqualTo(id("two"));
    }

    @Test
    void areHashedAgainWhenALinkLeadsToAnotherFile() throws IOException {
        Files.createDirectories(directory.resolve("v1"));
        Files.createDirectories(directory.resolve("v2"));
        write("v1/x.txt", "one");
        write("v2/x.txt", "two");
        Path link = Files.createSymbolicLink(directory.resolve("current"), Path.of("v1"));
        cacheId("/up/current/x.txt");
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("v2"));

        assertThat(cacheId("/up/current/x.txt")).isEqualTo(id("two"));
    }

    @Test
    void areHashedAgainAfterBeingForgotten() throws IOException {
        write("x.txt", "one");
        cacheId("/up/x.txt");
        write("x.txt", "two");
        files.forget("/up/x.txt");

        assertThat(cacheId("/up/x.txt")).isEqualTo(id("two"));
    }

    @Test
    void areFoundOnceTheyAppearAndMissingOnceTheyAreDeleted() throws IOException {
        assertThat(cacheId("/up/x.txt")).isEqualTo("missing");
        Path file = write("x.txt", "one");
        assertThat(cacheId("/up/x.txt")).isEqualTo(id("one"));
        Files.delete(file);
        assertThat(cacheId("/up/x.txt")).isEqualTo("missing");
    }

    @Test
    void areForgottenWhenManyOthersAreUsedMoreRecently() throws IOException {
        files = files(new BackgroundHashing(onEventLoop::get, background::add), 2);
        for (String name : new String[] { "a", "b", "c" }) {
            write(name, "one");
            cacheId("/up/a");
            cacheId("/up/" + name);
        }
        write("a", "two");
        write("b", "two");

        assertThat(cacheId("/up/a")).isEqualTo(id("one"));
        assertThat(cacheId("/up/b")).isEqualTo(id("two"));
    }

    @Test
    void areHashedAtOnceOnTheEventLoopIfTheyAreSmall() throws IOException {
        onEventLoop.set(true);
        write("x.txt", "small");

        assertThat(cacheId("/up/x.txt")).isEqualTo(id("small"));
        assertThat(background).isEmpty();
    }

    @Test
    void areHashedOnceInTheBackgroundOnTheEventLoopIfTheyAreLarge() throws IOException {
        onEventLoop.set(true);
        String large = "x".repeat(1024 * 1024 + 1);
        write("x.txt", large);

        assertThat(cacheId("/up/x.txt")).isEqualTo("missing");
        assertThat(cacheId("/up/x.txt")).isEqualTo("missing");
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(cacheId("/up/x.txt")).isEqualTo(id(large));
    }

    @Test
    void areHashedAtOnceOnOtherThreadsEvenIfTheyAreAlreadyWaitingInTheBackground() throws IOException {
        onEventLoop.set(true);
        String large = "x".repeat(1024 * 1024 + 1);
        write("x.txt", large);
        cacheId("/up/x.txt");
        onEventLoop.set(false);

        assertThat(cacheId("/up/x.txt")).isEqualTo(id(large));
    }

    @Test
    void areHashedLaterIfTooManyAreWaiting() throws IOException {
        onEventLoop.set(true);
        AtomicBoolean full = new AtomicBoolean(true);
        files = files(new BackgroundHashing(onEventLoop::get, task -> {
            if (full.get()) {
                throw new RejectedExecutionException();
            }
            task.run();
        }), 100);
        String large = "x".repeat(1024 * 1024 + 1);
        write("x.txt", large);

        assertThat(cacheId("/up/x.txt")).isEqualTo("missing");
        full.set(false);
        cacheId("/up/x.txt");
        assertThat(cacheId("/up/x.txt")).isEqualTo(id(large));
    }

    @Test
    void haveNoIdIfTheyChangeWhileBeingHashed() throws IOException {
        write("x.txt", "one");
        LocalFile found = files.locate("/up/x.txt");
        write("x.txt", "three");

        assertThat(catchThrowable(() -> files.hash(found))).isInstanceOf(IOException.class);
    }
}
