package io.quarkiverse.cachebuster.benchmarks.limits;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs clients that first read a large file slowly and then at full speed, while another client makes other requests.
 */
public final class SlowReaders {

    private static final long SECONDS = 15;
    private static final int BYTES_PER_STEP = 16 * 1024;
    private static final Duration STEP = Duration.ofMillis(250);

    private final HttpClient others = HttpClient.newHttpClient();
    private final String server;
    private int requested;
    private int failed;
    private long longest;
    private String memory = "unknown";

    private SlowReaders(int port) {
        this.server = "http://127.0.0.1:" + port;
    }

    /** Arguments: port, number of readers, their URL, paths that the other client requests. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            readers.add(new Reader(port, arguments[2]));
            readers.get(i).sendRequest();
        }
        SlowReaders slow = new SlowReaders(port);
        slow.read(readers, List.of(arguments).subList(3, arguments.length));
        Map<String, Integer> results = new TreeMap<>();
        readers.forEach(reader -> results.merge(reader.result(), 1, Integer::sum));
        System.out.println(results + "; others: " + slow.failed + " of " + slow.requested + " failed, longest " + slow.longest
                + " ms; direct memory meanwhile: " + slow.memory);
    }

    private void read(List<Reader> readers, List<String> otherPaths) throws Exception {
        ByteBuffer few = ByteBuffer.allocate(BYTES_PER_STEP);
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        for (int step = 0; System.nanoTime() < end; step++) {
            for (Reader reader : readers) {
                readSome(reader, few);
            }
            request(otherPaths.get(step % otherPaths.size()));
            Thread.sleep(STEP.toMillis());
        }
        memory = get("/memory").body();
        FirstLoads.readAll(readers, System.nanoTime() + 30_000_000_000L);
    }

    /** Does not block if the server has sent nothing. */
    private static void readSome(Reader reader, ByteBuffer buffer) throws IOException {
        if (!reader.isDone()) {
            reader.doNotBlock();
            reader.read(buffer);
        }
    }

    private void request(String path) throws InterruptedException {
        long start = System.nanoTime();
        requested++;
        try {
            if (get(path).statusCode() != 200) {
                failed++;
            }
        } catch (IOException e) {
            failed++;
        }
        longest = Math.max(longest, (System.nanoTime() - start) / 1_000_000);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return others.send(HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
