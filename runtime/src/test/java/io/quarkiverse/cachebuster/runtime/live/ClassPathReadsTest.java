package io.quarkiverse.cachebuster.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassPathReadsTest {

    private final ClassPathReads reads = new ClassPathReads(Duration.ofMillis(500));
    private final CountDownLatch jarIsBack = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final Callable<String> damaged = () -> {
        calls.incrementAndGet();
        jarIsBack.await();
        return "bytes";
    };

    @AfterEach
    void release() {
        jarIsBack.countDown();
    }

    @Test
    void giveUpOnAClassLoaderThatDoesNotReturn() {
        assertThatThrownBy(() -> reads.run("/x.js", damaged)).isInstanceOf(IOException.class)
                .hasMessage("timed out reading '/x.js' from the class path; has its jar been modified?");
    }

    @Test
    void doNotEnterItAgainWhileItIsStuck() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> reads.run("/x.js", damaged)).isInstanceOf(IOException.class);
        }

        assertThat(calls).hasValue(1);
    }

    @Test
    void continueWithOtherJars() throws IOException {
        assertThatThrownBy(() -> reads.run("/x.js", damaged)).isInstanceOf(IOException.class);

        assertThat(reads.run("/y.js", () -> "other")).isEqualTo("other");
    }

    @Test
    void failImmediatelyWhenTooManyAreStuck() {
        for (int i = 0; i < 100; i++) {
            String name = "/" + i;
            assertThatThrownBy(() -> reads.run(name, damaged)).isInstanceOf(IOException.class);
        }

        assertThat(calls).hasValue(64);
    }

    @Test
    void retryOnceItHasReturned() throws Exception {
        assertThatThrownBy(() -> reads.run("/x.js", damaged)).isInstanceOf(IOException.class);
        jarIsBack.countDown();

        String bytes = null;
        while (bytes == null) {
            try {
                bytes = reads.run("/x.js", damaged);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        assertThat(bytes).isEqualTo("bytes");
    }

    @Test
    void failLikeTheRead() {
        assertThatThrownBy(() -> reads.run("/x.js", () -> {
            throw new FileNotFoundException("gone");
        })).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> reads.run("/x.js", () -> {
            throw new IllegalStateException("closed");
        })).isInstanceOf(IOException.class).hasMessage("cannot read '/x.js'").hasRootCauseMessage("closed");
    }
}
