package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.netty.util.ResourceLeakDetector;

class FaultyClientsTest {

    private static final byte[] SMALL = "x".repeat(10_000).getBytes();
    private static final byte[] LARGE = "y".repeat(8_000_000).getBytes();

    @TempDir
    Path directory;
    TestServer server;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final Logger leakLog = Logger.getLogger(ResourceLeakDetector.class.getName());
    private final Handler leakHandler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            leaks.add(record.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void start() throws Exception {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        leakLog.addHandler(leakHandler);
        server = new TestServer(directory, Map.of("/small.txt", SMALL, "/large.txt", LARGE), 100_000_000);
    }

    @AfterEach
    void stop() throws Exception {
        leakLog.removeHandler(leakHandler);
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
        server.close();
    }

    @Test
    void twoThousandConcurrentRequestsAreAllAnswered() throws Exception {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            answers.add(client.sendAsync(request("/small.txt"), HttpResponse.BodyHandlers.ofByteArray()));
        }

        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo(SMALL);
        }
        assertThatNothingLeaked();
    }

    @Test
    void slowOrDisconnectedClientsDoNotAffectOthers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            getLarge();
            long before = directMemory();
            for (int i = 0; i < 50; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port);
                socket.setReceiveBufferSize(4_096);
                socket.getOutputStream().write("GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
                assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
                if (i % 2 == 0) {
                    slow.add(socket);
                } else {
                    socket.close();
                }
            }

            assertThat(getLarge()).isEqualTo(LARGE.length);
            // 25 clients are still reading 8 MB each, none of them from memory of its own
            assertThat(directMemory() - before).isLessThan(LARGE.length);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(getLarge()).isEqualTo(LARGE.length);
        assertThatNothingLeaked();
    }

    private long getLarge() throws Exception {
        return client.send(request("/large.txt"), HttpResponse.BodyHandlers.ofByteArray()).body().length;
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + path)).timeout(Duration.ofSeconds(60))
                .build();
    }

    private static long directMemory() {
        return java.lang.management.ManagementFactory
                .getPlatformMXBeans(java.lang.management.BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(java.lang.management.BufferPoolMXBean::getMemoryUsed).sum();
    }

    /** A leak is detected when an unreleased buffer is garbage collected, and reported by the next allocation. */
    private void assertThatNothingLeaked() throws Exception {
        for (int i = 0; i < 5; i++) {
            System.gc();
            getLarge();
        }
        assertThat(leaks).isEmpty();
    }
}
