package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;

class EarlierAssetsTest {

    private static final String IMMUTABLE = "max-age=31536000, immutable";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path directory;
    TestSite site;
    RecordedHistory history;
    TestServer server;
    Asset old;
    Asset older;
    Asset removed;

    @BeforeEach
    void create() throws IOException {
        site = new TestSite(directory).with("/x.css", "current".getBytes()).with("/other.css", "other".getBytes());
        old = site.withEarlier("/x.css", PlainUrl.OWN_BYTES, "old".getBytes());
        older = site.withEarlier("/x.css", PlainUrl.OWN_BYTES, "older".getBytes());
        removed = site.withEarlier("/late/removed.css", PlainUrl.OWN_BYTES, "removed".getBytes());
        Asset chunk = site.withEarlier("/chunk-B2LHnNdW.js", PlainUrl.IMMUTABLE, "chunk".getBytes());
        Asset bundle = site.withEarlier("/other-0123456789abcdef.css", PlainUrl.IMMUTABLE, "bundle".getBytes());
        Asset manifest = site.withEarlier("/app.webmanifest", PlainUrl.CURRENT_BYTES, "{}".getBytes());
        site.with("/app.webmanifest", "{ }".getBytes());
        history = site.history(old, older, removed, chunk, bundle, manifest);
    }

    @AfterEach
    void close() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # URL                               | status | body     | Cache-Control
            /x.css                              | 200    | current  | no-cache
            /x.css?v=CURRENT                    | 200    | current  | max-age=31536000, immutable
            /x.css?v=OLD                        | 200    | old      | max-age=31536000, immutable
            /x.css?v=OLDER                      | 200    | older    | max-age=31536000, immutable
            /x.css?z=OLD                        | 200    | old      | max-age=31536000, immutable
            /x.css?v=OLD&v=OLD                  | 200    | old      | max-age=31536000, immutable
            /x.css?v=OLD&w=1.0.0                | 200    | old      | max-age=31536000, immutable
            /x.css?%76=OLD                      | 200    | old      | max-age=31536000, immutable
            /%78.css?v=OLD                      | 200    | old      | max-age=31536000, immutable
            /x-OLD.css                          | 200    | old      | max-age=31536000, immutable
            /x-OLD.css?v=OLD                    | 200    | old      | max-age=31536000, immutable
            /x-OLD.css?v=OLDER                  | 200    | current  | no-store
            /x.css?v=OLD&z=OLDER                | 200    | current  | no-store
            /x.css?v=OLD&z=CURRENT              | 200    | current  | no-store
            /x.css?v=OLD&z=ffffffffffffffff     | 200    | current  | no-store
            /x.css?v=OLD&ffffffffffffffff       | 200    | current  | no-store
            /x.css?v=ffffffffffffffff           | 200    | current  | no-store
            /x.css?v=REMOVED                    | 200    | current  | no-store
            /x.css?OLD                          | 200    | current  | no-cache
            /x.css?v=OLD_IN_UPPER_CASE          | 200    | current  | no-cache
            /other.css?v=OLD                    | 200    | other    | no-store
            /other-OLD.css                      | 200    | other    | no-store
            /late/removed.css?v=REMOVED         | 200    | removed  | max-age=31536000, immutable
            /late/removed.css?z=REMOVED         | 200    | removed  | max-age=31536000, immutable
            /late/removed-REMOVED.css           | 200    | removed  | max-age=31536000, immutable
            /late/removed.css                   | 200    | endpoint | -
            /late/removed.css?v=OLD             | 200    | endpoint | -
            /late/removed.css?v=REMOVED&w=OLD   | 200    | endpoint | -
            /endpoint/removed.css?v=REMOVED     | 200    | endpoint | -
            /unknown.css?v=OLD                  | 404    | -        | no-store
            /chunk-B2LHnNdW.js                  | 200    | chunk    | max-age=31536000, immutable
            /chunk-B2LHnNdW.js?v=1.0.0          | 200    | chunk    | max-age=31536000, immutable
            /chunk-B2LHnNdW.js?v=OLD            | 404    | -        | no-store
            /other-0123456789abcdef.css         | 200    | bundle   | max-age=31536000, immutable
            /chunk-other.js                     | 404    | -        | -
            /app.webmanifest                    | 200    | { }      | no-cache
            """)
    void decides(String url, int status, String body, String cacheControl) throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = get(url);

        assertThat(response.statusCode()).isEqualTo(status);
        if (body != null) {
            assertThat(response.body()).isEqualTo(body);
        }
        assertThat(response.headers().firstValue("Cache-Control").orElse(null)).isEqualTo(cacheControl);
    }

    @Test
    void sendsTheManifestOfThatBuild() throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = get("/app.webmanifest?v="
                + Fingerprint.of("{}".getBytes()).cacheId(16, ""));

        assertThat(response.body()).isEqualTo("{}");
        assertThat(response.headers().firstValue("Cache-Control")).contains(IMMUTABLE);
    }

    @Test
    void sendsCurrentBytesToServiceWorkers() throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = get("/x.css?v=OLD", "Service-Worker", "script");

        assertThat(response.body()).isEqualTo("current");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void supportsConditionalRequestsAndRanges() throws Exception {
        server = new TestServer(site, history);

        String tag = get("/x.css?v=OLD").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> notModified = get("/x.css?v=OLD", "If-None-Match", tag);
        HttpResponse<String> part = get("/x.css?v=OLD", "Range", "bytes=1-2");

        assertThat(tag).isEqualTo('"' + old.fingerprint().entityTag("") + '"');
        assertThat(notModified.statusCode()).isEqualTo(304);
        assertThat(notModified.headers().firstValue("Cache-Control")).contains(IMMUTABLE);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("ld");
        assertThat(get("/x.css?v=CURRENT", "If-None-Match", tag).body()).isEqualTo("current");
    }

    @Test
    void prefersAFileInTheWorkingDirectory() throws Exception {
        site.override("/x.css", "override");
        server = new TestServer(site, history);

        HttpResponse<String> response = get("/x.css?v=OLD");

        assertThat(response.body()).isEqualTo("override");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void neverSendsDamagedBytes() throws Exception {
        Files.writeString(site.classPath.resolve(old.content().resource()), "bad");
        server = new TestServer(site, history);

        HttpResponse<String> response = get("/x.css?v=OLD");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get("/x.css?v=OLDER").body()).isEqualTo("older");
    }

    @Test
    void doesWithoutADamagedHistory() throws Exception {
        Files.writeString(site.classPath.resolve(AssetHistory.RESOURCE), "damaged");
        server = new TestServer(site, history);

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = get("/x.css?v=OLD");
            assertThat(response.body()).isEqualTo("current");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void readsTheHistoryAgainAfterAFailure() throws Exception {
        Path index = site.classPath.resolve(AssetHistory.RESOURCE);
        byte[] packed = Files.readAllBytes(index);
        Files.delete(index);
        server = new TestServer(site, history);
        get("/x.css?v=OLD");

        Files.write(index, packed);

        assertThat(get("/x.css?v=OLD").body()).isEqualTo("old");
    }

    @Test
    void readsTheHistoryOnlyIfItIsNeeded() throws Exception {
        server = new TestServer(site, new RecordedHistory(history.fingerprint(), false, false));
        get("/x.css");
        get("/x.css?v=CURRENT");
        get("/api/file.txt");
        // would be read by the first request that needs it
        Files.delete(site.classPath.resolve(AssetHistory.RESOURCE));

        assertThat(get("/x.css?v=OLD").body()).isEqualTo("current");
    }

    @Test
    void readsTheHistoryOnceForConcurrentRequests() throws Exception {
        server = new TestServer(site, history);
        List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            responses.add(client.sendAsync(request("/x.css?v=OLD").build(), HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(responses).allSatisfy(response -> assertThat(response.get().body()).isEqualTo("old"));
        Files.delete(site.classPath.resolve(AssetHistory.RESOURCE));
        assertThat(get("/x.css?v=OLDER").body()).isEqualTo("older");
    }

    private HttpResponse<String> get(String url, String... headers) throws Exception {
        HttpRequest.Builder request = request(url);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String url) {
        String filled = url.replace("OLD_IN_UPPER_CASE", old.cacheId().toUpperCase(Locale.ROOT))
                .replace("OLDER", older.cacheId()).replace("OLD", old.cacheId())
                .replace("REMOVED", removed.cacheId()).replace("CURRENT", site.asset("/x.css").cacheId());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + filled));
    }
}
