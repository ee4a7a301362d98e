package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.live.LateFiles;
import io.quarkiverse.cachebuster.runtime.live.LocalDirectories;

/** Over HTTP, in front of an application that has an asset of its own below the prefix. */
@Timeout(60)
class LateAssetStoreTest {

    private static final FileTime MODIFIED = FileTime.fromMillis(1_700_000_000_000L);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path directory;
    Path uploads;
    LateFiles late;
    TestServer server;

    @BeforeEach
    void start() throws Exception {
        uploads = Files.createDirectories(directory.resolve("up"));
        late = new LateFiles(
                LocalDirectories.of(Map.of("/up", uploads.toString()))
                        .withStaticDirectory("/static", Files.createDirectories(directory.resolve("static")).toString()),
                new AssetRules(path -> true, 16, ""), () -> false);
        AssetStore own = new TestSite(Files.createDirectories(directory.resolve("site")))
                .with("/up/own.txt", "own".getBytes()).store(1_000_000);
        server = new TestServer(AssetStore.withLateFiles(own, late, new HttpSettings("", 1_000_000, Set.of())));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private byte[] write(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(name.hashCode() + size).nextBytes(bytes);
        Files.setLastModifiedTime(Files.write(uploads.resolve(name), bytes), MODIFIED);
        return bytes;
    }

    private static String id(byte[] bytes) {
        return Fingerprint.of(bytes).cacheId(16, "");
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" | ", response.headers().allValues(name));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 64 * 1024, 64 * 1024 + 1, 3_000_000 })
    void areImmutableUnderTheCurrentId(int size) throws Exception {
        byte[] bytes = write("x.bin", size);

        HttpResponse<byte[]> response = get("/up/x.bin?v=" + id(bytes));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(bytes);
        assertThat(header(response, "Cache-Control")).isEqualTo("max-age=31536000, immutable");
        assertThat(header(response, "ETag")).isEqualTo('"' + Fingerprint.of(bytes).entityTag("") + '"');
        assertThat(header(response, "Accept-Ranges")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=10-19", "bytes=5000-", "bytes=-0" })
    void haveNoRangesUnderAnIdSinceOnlyTheWholeFileCanBeVerified(String range) throws Exception {
        byte[] bytes = write("x.bin", 1_000);

        HttpResponse<byte[]> response = get("/up/x.bin?v=" + id(bytes), "Range", range);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 3_000_000 })
    void areRevalidatedUnderTheirPlainUrl(int size) throws Exception {
        byte[] bytes = write("x.bin", size);

        HttpResponse<byte[]> response = get("/up/x.bin");

        assertThat(response.body()).isEqualTo(bytes);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(response, "ETag")).isEqualTo("W/\"" + Fingerprint.of(bytes).entityTag("") + '"');
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(get("/up/x.bin", "If-None-Match", header(response, "ETag")).statusCode()).isEqualTo(304);
    }

    @Test
    void haveRangesUnderTheirPlainUrl() throws Exception {
        byte[] bytes = write("x.mp4", 300_000);

        HttpResponse<byte[]> response = get("/up/x.mp4", "Range", "bytes=100000-250000");

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes 100000-250000/300000");
        assertThat(header(response, "Content-Type")).isEqualTo("video/mp4");
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(bytes, 100_000, 250_001));
    }

    @Test
    void areNotStoredUnderAForeignId() throws Exception {
        byte[] bytes = write("x.bin", 100);

        HttpResponse<byte[]> response = get("/up/x.bin?v=0123456789abcdef");

        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(response.body()).isEqualTo(bytes);
    }

    @Test
    void answerHeadWithTheLength() throws Exception {
        byte[] bytes = write("x.bin", 100);

        HttpResponse<Void> response = client.send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port + "/up/x.bin?v=" + id(bytes)))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding());

        assertThat(header(response, "Content-Length")).isEqualTo("100");
    }

    @Test
    void yieldToAnAssetOfTheApplication() throws Exception {
        Files.writeString(uploads.resolve("own.txt"), "late");

        assertThat(get("/up/own.txt").body()).isEqualTo("own".getBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/up/nope.bin", "/up/", "/up", "/up/%2e%2e/secret.txt", "/up/..%2fsecret.txt",
            "/up/%5c..%5csecret.txt",
            "/up/x.bin%00", "/up/X.bin", "/up/link.txt", "/other/x.bin" })
    void areMissingOutsideTheDirectoryAndUnderAnotherName(String path) throws Exception {
        write("x.bin", 10);
        Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(uploads.resolve("link.txt"), directory.resolve("secret.txt"));

        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void areMissingOnceDeleted() throws Exception {
        byte[] bytes = write("x.bin", 10);
        assertThat(get("/up/x.bin?v=" + id(bytes)).statusCode()).isEqualTo(200);
        Files.delete(uploads.resolve("x.bin"));

        assertThat(get("/up/x.bin?v=" + id(bytes)).statusCode()).isEqualTo(404);
        assertThat(get("/up/x.bin").statusCode()).isEqualTo(404);
    }

    @Test
    void areNeverCompletedWithBytesThatTheIdDoesNotBelongTo() throws Exception {
        byte[] bytes = write("x.bin", 200_000);
        get("/up/x.bin?v=" + id(bytes));
        byte[] other = bytes.clone();
        other[199_999]++;
        // the size, the time and the file stay the same
        Files.setLastModifiedTime(Files.write(uploads.resolve("x.bin"), other), MODIFIED);

        assertThatThrownBy(() -> get("/up/x.bin?v=" + id(bytes))).isInstanceOf(IOException.class);
        // now it is known that the file has changed
        assertThat(header(get("/up/x.bin?v=" + id(other)), "Cache-Control")).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x.html", "x.htm", "x.xhtml", "x.svg", "x.xml", "x.rss", "x", "x.unknown" })
    void areSandboxedIfBrowsersMayDisplayThemAsDocuments(String name) throws Exception {
        byte[] bytes = write(name, 100);

        for (HttpResponse<byte[]> response : List.of(get("/up/" + name), get("/up/" + name + "?v=" + id(bytes)),
                get("/up/" + name, "Range", "bytes=0-9"), get("/up/" + name, "If-None-Match", "*"))) {
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "Content-Security-Policy")).isEqualTo("sandbox");
        }
    }

    @Test
    void areNotSandboxedIfTheyAreImagesOrFromTheStaticDirectory() throws Exception {
        write("x.png", 100);
        Files.writeString(directory.resolve("static/x.html"), "page");

        assertThat(header(get("/up/x.png"), "Content-Security-Policy")).isEmpty();
        assertThat(header(get("/static/x.html"), "Content-Security-Policy")).isEmpty();
        assertThat(get("/static/x.html").body()).isEqualTo("page".getBytes());
    }

    @Test
    void haveTheSameIdAsInTemplates() throws Exception {
        byte[] bytes = write("ä b.txt", 100);
        Asset asset = late.find("/up/ä b.txt");

        assertThat(asset.cacheId()).isEqualTo(id(bytes));
        assertThat(get("/up/%C3%A4%20b.txt?v=" + asset.cacheId()).body()).isEqualTo(bytes);
    }
}
