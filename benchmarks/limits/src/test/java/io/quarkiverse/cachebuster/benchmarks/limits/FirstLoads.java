package io.quarkiverse.cachebuster.benchmarks.limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests files on many connections at once. All connections are open before the first request is sent.
 */
public final class FirstLoads {

    private static final long MAX_SECONDS = 120;

    /** Arguments: port, number of connections, file with URLs. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        List<String> urls = Files.readAllLines(Path.of(arguments[2]));
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readers.add(new Reader(port, urls.get(i % urls.size())));
        }
        long start = System.nanoTime();
        for (Reader reader : readers) {
            reader.sendRequest();
        }
        readAll(readers, start + MAX_SECONDS * 1_000_000_000);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;

        Map<String, Integer> results = new TreeMap<>();
        readers.forEach(reader -> results.merge(reader.result(), 1, Integer::sum));
        System.out.println(milliseconds + " ms " + results);
    }

    static void readAll(List<Reader> readers, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
        try (Selector selector = Selector.open()) {
            for (Reader reader : readers) {
                if (!reader.isDone()) {
                    reader.register(selector);
                }
            }
            while (!selector.keys().isEmpty() && System.nanoTime() < end) {
                selector.select(key -> ((Reader) key.attachment()).read(buffer), 1000);
                // remove the keys of closed connections
                selector.selectNow(key -> ((Reader) key.attachment()).read(buffer));
            }
        }
    }
}
