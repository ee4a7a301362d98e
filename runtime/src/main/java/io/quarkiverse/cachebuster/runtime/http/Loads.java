package io.quarkiverse.cachebuster.runtime.http;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * Runs loads on worker threads. Concurrent requests for the same load share one run. The number of concurrent loads is
 * limited, so that a burst of first requests doesn't use up the application's threads or memory.
 */
final class Loads {

    private final int maxActive = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final Map<Object, Future<?>> running = new ConcurrentHashMap<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int active;

    /**
     * Runs a load, or joins a running one with the same key. Results and failures are not cached.
     *
     * @param key identifies the result
     * @return a future without a context
     */
    @SuppressWarnings("unchecked")
    <T> Future<T> run(Object key, Callable<T> load, Vertx vertx) {
        Promise<T> promise = Promise.promise();
        // not computeIfAbsent: the load must not run while the map is locked
        Future<?> other = running.putIfAbsent(key, promise.future());
        if (other != null) {
            return (Future<T>) other;
        }
        start(() -> {
            try {
                vertx.executeBlocking(() -> {
                    runNow(key, load, promise);
                    return null;
                }, false);
            } catch (RejectedExecutionException e) {
                // the application is shutting down
                running.remove(key);
                end();
                promise.fail(e);
            }
        });
        return promise.future();
    }

    private <T> void runNow(Object key, Callable<T> load, Promise<T> promise) {
        @Nullable
        T result = null;
        @Nullable
        Throwable failure = null;
        try {
            result = load.call();
        } catch (Throwable e) {
            failure = e;
        }
        running.remove(key);
        end();
        if (failure == null) {
            promise.complete(result);
        } else {
            promise.fail(failure);
        }
    }

    private void start(Runnable load) {
        synchronized (waiting) {
            if (active == maxActive) {
                waiting.add(load);
                return;
            }
            active++;
        }
        load.run();
    }

    private void end() {
        Runnable next;
        synchronized (waiting) {
            next = waiting.poll();
            if (next == null) {
                active--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
