package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An asset that doesn't fit into memory: with a disk, without one, and with copies that are modified or deleted. */
@Timeout(120)
class VerifiedBodyTest {

    private static final String PATH = "/large.js";
    private static final byte[] LARGE = letters(1_000_000);

    private final HttpClient client = HttpClient.newBuilder().version(version()).build();

    @TempDir
    Path directory;
    TestSite site;
    TestServer server;

    HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }

    @BeforeEach
    void create() throws Exception {
        site = new TestSite(directory).withGzip(PATH, LARGE);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void isSentFromAVerifiedFile() throws Exception {
        start(site.temporary);

        assertComplete(get());
        assertThat(copies()).hasSize(1);
        HttpResponse<byte[]> part = get("Range", "bytes=500000-500009");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(LARGE, 500_000, 500_010));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 500000-500009/1000000");
        assertThat(part.headers().firstValue("Content-Length")).contains("10");
    }

    @Test
    void variesEvenIfARangeCannotBeSatisfied() throws Exception {
        start(site.temporary);

        HttpResponse<byte[]> response = get("Range", "bytes=1000000-");
        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(response.headers().firstValue("Date")).isPresent();
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void isSentCompressedFromAVerifiedFile() throws Exception {
        start(site.temporary);

        HttpResponse<byte[]> response = get("Accept-Encoding", "gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes()).isEqualTo(LARGE);
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.headers().firstValue("ETag").orElseThrow()).endsWith("-gzip\"");
    }

    @Test
    void hasTheSameHeadersForHead() throws Exception {
        start(site.temporary);

        for (String acceptEncoding : List.of("identity", "gzip")) {
            HttpResponse<byte[]> get = get("Accept-Encoding", acceptEncoding);
            HttpResponse<byte[]> head = request("HEAD", "Accept-Encoding", acceptEncoding);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
        }
    }

    @Test
    void isRewrittenAfterTheTemporaryDirectoryWasCleaned() throws Exception {
        start(site.temporary);
        get();
        for (Path copy : copies()) {
            Files.delete(copy);
            Files.delete(copy.getParent());
        }

        assertComplete(get());
        assertThat(get("Range", "bytes=0-0").statusCode()).isEqualTo(206);
    }

    @Test
    void isRewrittenAfterTheCopyWasModified() throws Exception {
        start(site.temporary);
        get();
        for (Path copy : copies()) {
            copy.toFile().setWritable(true);
            Files.write(copy, new byte[LARGE.length]);
        }

        assertComplete(get());
    }

    @Test
    void isVerifiedWhileStreamingWithoutADisk() throws Exception {
        startWithoutADisk();

        HttpResponse<byte[]> response = get();
        assertComplete(response);
        assertThat(response.headers().firstValue("Accept-Ranges")).isEmpty();
        HttpResponse<byte[]> range = get("Range", "bytes=0-9");
        assertComplete(range);
        assertThat(range.statusCode()).isEqualTo(200);
        HttpResponse<byte[]> compressed = get("Accept-Encoding", "gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes()).isEqualTo(LARGE);
        HttpResponse<byte[]> head = request("HEAD");
        assertThat(withoutDate(head)).isEqualTo(withoutDate(response));
    }

    @Test
    void ignoresRangesBeyondTheEndWithoutADisk() throws Exception {
        startWithoutADisk();
        assertComplete(get());

        HttpResponse<byte[]> response = get("Range", "bytes=1000000-");

        assertThat(response.statusCode()).isEqualTo(200);
        assertComplete(response);
    }

    @Test
    void isNeverCompletedWithoutADiskIfTheBytesAreWrong() throws Exception {
        startWithoutADisk();
        get();
        byte[] wrong = LARGE.clone();
        wrong[wrong.length - 1] = '!';
        Files.write(site.file(PATH), wrong);

        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
        // the next request loads the asset again, and finds a foreign file
        HttpResponse<byte[]> response = get();
        assertThat(response.body()).isEqualTo(wrong);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(response.headers().firstValue("ETag").orElse("")).doesNotContain(entityTag());
    }

    @Test
    void isAnUncacheableErrorIfTheBytesCannotBeRead() throws Exception {
        start(site.temporary);
        get();
        for (Path copy : copies()) {
            Files.delete(copy);
        }
        Files.delete(site.file(PATH));

        HttpResponse<byte[]> response = get();
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.body()).isEmpty();

        Files.write(site.file(PATH), LARGE);
        assertComplete(get());
    }

    @Test
    void isLoadedOnceForConcurrentRequests() throws Exception {
        start(site.temporary);

        List<CompletableFuture<HttpResponse<byte[]>>> all = IntStream.range(0, 100).mapToObj(
                i -> client.sendAsync(request("GET", new String[0], site.url(PATH)), HttpResponse.BodyHandlers.ofByteArray()))
                .toList();
        for (CompletableFuture<HttpResponse<byte[]>> each : all) {
            assertThat(each.get().body()).isEqualTo(LARGE);
        }
        assertThat(copies()).hasSize(1);
    }

    @Test
    void isOverriddenByAFileInTheWorkingDirectory() throws Exception {
        site.override(PATH, "override");
        start(site.temporary);

        HttpResponse<byte[]> response = get("If-None-Match", "\"" + entityTag() + "\"");
        assertThat(response.body()).asString().isEqualTo("override");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isPresent();
        assertThat(new String(get("Range", "bytes=0-3").body())).isEqualTo("over");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void isSentToOthersWhileClientsAreSlowOrDisconnect(boolean disk) throws Exception {
        if (disk) {
            start(site.temporary);
        } else {
            startWithoutADisk();
        }
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 44; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port);
                socket.setReceiveBufferSize(4_096);
                socket.getOutputStream().write(("GET " + site.url(PATH) + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes());
                assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
                if (i % 2 == 0) {
                    slow.add(socket);
                } else {
                    socket.close();
                }
            }

            assertComplete(get());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertComplete(get());
    }

    @Test
    void isDeletedFromTheDiskOnClose() throws Exception {
        start(site.temporary);
        get();
        server.close();

        assertThat(site.temporary).isEmptyDirectory();
    }

    private void start(Path temporary) throws Exception {
        server = new TestServer(site.store(1_000, temporary));
        connect();
    }

    /** The JDK client may mix up the response to its upgrade request with a large first response. */
    private void connect() throws Exception {
        client.send(request("HEAD", new String[0], "/no-asset"), HttpResponse.BodyHandlers.discarding());
    }

    private void startWithoutADisk() throws Exception {
        start(Files.createFile(directory.resolve("no-directory")));
    }

    private String entityTag() {
        return site.asset(PATH).fingerprint().entityTag("");
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> all = Files.walk(site.temporary)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void assertComplete(HttpResponse<byte[]> response) {
        assertThat(response.version()).isEqualTo(version());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(LARGE);
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(response.headers().firstValue("ETag")).contains("\"" + entityTag() + "\"");
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(response.headers().firstValue("Content-Length")).contains(String.valueOf(LARGE.length));
    }

    private static Map<String, List<String>> withoutDate(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        return headers;
    }

    private HttpResponse<byte[]> get(String... fields) throws Exception {
        return request("GET", fields);
    }

    private HttpResponse<byte[]> request(String method, String... fields) throws Exception {
        return client.send(request(method, fields, site.url(PATH)), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String method, String[] fields, String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + url))
                .timeout(Duration.ofSeconds(60)).method(method, HttpRequest.BodyPublishers.noBody());
        return (fields.length == 0 ? request : request.headers(fields)).build();
    }

    private static byte[] letters(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(1);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(20));
        }
        return bytes;
    }
}
