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
 * Runs loads on worker threads. A load is run once for all who ask for it while it runs. A few run at a time, so that many
 * first requests at once take neither all threads of the application nor its memory.
 */
final class Loads {

    private final int maxActive = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final Map<Object, Future<?>> running = new ConcurrentHashMap<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int active;

    /**
     * The result of the load with this key. A failure is not remembered.
     *
     * @param key the same for loads with the same result
     * @return a future without a context
     */
    @SuppressWarnings("unchecked")
    <T> Future<T> run(Object key, Callable<T> load, Vertx vertx) {
        Promise<T> promise = Promise.promise();
        // never computeIfAbsent: nothing of the load may run inside the lock of the map
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
                // the application ends
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
