package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

@Timeout(60)
class LoadsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Loads loads = new Loads();

    @AfterEach
    void close() throws Exception {
        TestServer.get(vertx.close());
    }

    @Test
    void runOnceForConcurrentCallers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            results.add(loads.run("key", () -> {
                asked.await();
                return runs.incrementAndGet();
            }, vertx));
        }
        asked.countDown();

        for (Future<Integer> result : results) {
            assertThat(TestServer.get(result)).isEqualTo(1);
        }
    }

    @Test
    void runAgainAfterAFailure() throws Exception {
        for (int i = 0; i < 3; i++) {
            String message = "failure " + i;
            Assertions.assertThatThrownBy(() -> TestServer.get(loads.run("key", () -> {
                throw new LinkageError(message);
            }, vertx))).isInstanceOf(ExecutionException.class).hasMessageContaining(message);
        }

        assertThat(TestServer.get(loads.run("key", () -> "right", vertx))).isEqualTo("right");
    }

    @Test
    void areLimitedInConcurrency() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            results.add(loads.run(i, () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                return running.decrementAndGet();
            }, vertx));
        }

        for (Future<Integer> result : results) {
            TestServer.get(result);
        }
        assertThat(most.get()).isLessThanOrEqualTo(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void mayStartAnotherLoadOnCompletion() throws Exception {
        Future<String> chain = loads.run("key", () -> "first", vertx)
                .compose(first -> loads.run("key", () -> first + " second", vertx));

        assertThat(TestServer.get(chain)).isEqualTo("first second");
    }
}
