package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;

class DictionariesTest {

    private static final String CURRENT = "/x.css?v=CURRENT";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path directory;
    TestSite site;
    TestServer server;
    Asset old;
    Asset older;
    Delta delta;
    RecordedHistory history;

    @BeforeEach
    void create() throws IOException {
        site = new TestSite(directory)
                .withBrotli("/x.css", "the current bytes".getBytes(), "brotli".getBytes())
                .withBrotli("/configured/x.css", "the current bytes".getBytes(), "brotli".getBytes())
                .withBrotli("/other.css", "the other bytes".getBytes(), "brotli".getBytes())
                .with("/small.css", "small".getBytes());
        old = site.withBrotli(site.withEarlier("/x.css", PlainUrl.OWN_BYTES, "the old bytes".getBytes()), "br".getBytes());
        older = site.withEarlier("/x.css", PlainUrl.OWN_BYTES, "the older bytes".getBytes());
        Asset other = site.withEarlier("/other.css", PlainUrl.OWN_BYTES, "the old other bytes".getBytes());
        Asset configured = site.withEarlier("/configured/x.css", PlainUrl.OWN_BYTES, "the old bytes".getBytes());
        delta = site.withDelta(site.asset("/x.css"), old, "delta".getBytes());
        history = site.history(AssetHistory.of(List.of(old, older, other, configured), List.of(delta,
                site.withDelta(site.asset("/x.css"), older, "larger than br".getBytes()),
                site.withDelta(site.asset("/other.css"), other, "of other".getBytes()),
                site.withDelta(site.asset("/configured/x.css"), configured, "delta".getBytes()))));
    }

    @AfterEach
    void close() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # Accept-Encoding      | Available-Dictionary | Content-Encoding
            gzip, br, zstd, dcb    | OLD                  | dcb
            dcb                    | OLD                  | dcb
            br, dcb;q=0.1          | OLD                  | dcb
            br, dcb;q=0            | OLD                  | br
            br, dcz                | OLD                  | br
            br                     | OLD                  | br
            *                      | OLD                  | br
            -                      | OLD                  | -
            br, dcb                | -                    | br
            br, dcb                | OLDER                | br
            dcb                    | OLDER                | dcb
            br, dcb                | OTHER                | br
            br, dcb                | SELF                 | br
            br, dcb                | UNKNOWN              | br
            br, dcb                | :b2xk:               | br
            br, dcb                | old                  | br
            """)
    void sendsTheSmallestAcceptableRepresentation(String acceptEncoding, String dictionary, String coding) throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = get(CURRENT, "Accept-Encoding", acceptEncoding, "Available-Dictionary", dictionary);

        assertThat(header(response, "Content-Encoding")).isEqualTo(coding);
        assertThat(header(response, "Vary"))
                .isEqualTo("dcb".equals(coding) ? "Accept-Encoding, Available-Dictionary" : "Accept-Encoding");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # URL                          | coding | dictionary
            /x.css?v=CURRENT               | dcb    | true
            /x.css?z=CURRENT               | dcb    | true
            /x.css?v=OLD                   | br     | true
            /x.css                         | br     | false
            /x.css?v=1.0.0                 | br     | false
            /x.css?v=ffffffffffffffff      | br     | false
            /x.css?v=CURRENT&z=OLD         | br     | false
            /configured/x.css?v=CURRENT    | br     | false
            /small.css?v=SMALL             | -      | false
            """)
    void concernImmutableResponses(String url, String coding, boolean dictionary) throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = get(url, "Accept-Encoding", "br, dcb", "Available-Dictionary", "OLD");

        assertThat(header(response, "Content-Encoding")).isEqualTo(coding);
        assertThat(header(response, "Use-As-Dictionary")).isEqualTo(dictionary ? "match=\"/x.css\"" : null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # header           | value               | header         | value   | coding | dictionary
            Cache-Control      | no-transform        | -              | -       | br     | true
            Cache-Control      | max-age=0, No-Transform | -          | -       | br     | true
            Cache-Control      | max-age=0           | -              | -       | dcb    | true
            Sec-Fetch-Site     | cross-site          | Sec-Fetch-Mode | no-cors | br     | false
            Sec-Fetch-Site     | same-site           | Sec-Fetch-Mode | no-cors | br     | false
            Sec-Fetch-Site     | same-origin         | Sec-Fetch-Mode | no-cors | dcb    | true
            Sec-Fetch-Site     | none                | Sec-Fetch-Mode | navigate | dcb   | true
            Service-Worker     | script              | -              | -       | br     | false
            Sec-Fetch-Dest     | serviceworker       | -              | -       | br     | false
            """)
    void obeyTheRequest(String first, String firstValue, String second, String secondValue, String coding,
            boolean dictionary) throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = get(CURRENT, "Accept-Encoding", "br, dcb", "Available-Dictionary", "OLD",
                first, firstValue, second == null ? "X-Unused" : second, secondValue);

        assertThat(header(response, "Content-Encoding")).isEqualTo(coding);
        assertThat(header(response, "Use-As-Dictionary")).isEqualTo(dictionary ? "match=\"/x.css\"" : null);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            https://friend.example, dcb, true
            https://other.example,  br,  false
            -,                      br,  false
            """)
    void needPermissionForOtherOrigins(String origin, String coding, boolean dictionary) throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = get(CURRENT, "Accept-Encoding", "br, dcb", "Available-Dictionary", "OLD",
                "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors", "Origin", origin);

        assertThat(header(response, "Content-Encoding")).isEqualTo(coding);
        assertThat(header(response, "Use-As-Dictionary")).isEqualTo(dictionary ? "match=\"/x.css\"" : null);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "HEAD" })
    void describesADelta(String method) throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = client.send(deltaRequest().method(method, BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(method.equals("GET") ? "delta" : "");
        assertThat(header(response, "Content-Length")).isEqualTo("5");
        assertThat(header(response, "Content-Type")).startsWith("text/css");
        assertThat(header(response, "Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
        assertThat(header(response, "ETag")).isEqualTo(tag());
        assertThat(header(response, "Accept-Ranges")).isNull();
    }

    @Test
    void leavesOtherRepresentationsToSharedCaches() throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = get(CURRENT, "Accept-Encoding", "br, dcb");

        assertThat(header(response, "Cache-Control")).isEqualTo("max-age=31536000, immutable");
    }

    @ParameterizedTest
    @CsvSource({ "If-None-Match, DELTA, 304", "If-None-Match, *, 304", "If-Match, BROTLI, 412" })
    void evaluatesPreconditionsForTheDelta(String condition, String tag, int status) throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = client.send(deltaRequest()
                .header(condition, tag.replace("DELTA", tag()).replace("BROTLI", brotliTag())).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "ETag")).isEqualTo(tag());
        assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding, Available-Dictionary");
        assertThat(header(response, "Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
        assertThat(header(response, "Content-Encoding")).isNull();
        assertThat(header(response, "Use-As-Dictionary")).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "If-None-Match, BROTLI, 200", "If-Match, DELTA, 200" })
    void sendsTheDeltaIfThePreconditionsAllow(String condition, String tag, int status) throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = client.send(deltaRequest()
                .header(condition, tag.replace("DELTA", tag()).replace("BROTLI", brotliTag())).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("delta");
    }

    @Test
    void takesRangesFromTheIdentity() throws Exception {
        server = new TestServer(site, history);

        HttpResponse<String> response = client.send(deltaRequest().header("Range", "bytes=4-10").build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo("current");
        assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(response, "Use-As-Dictionary")).isNull();
    }

    @Test
    void doesWithoutADamagedDelta() throws Exception {
        Files.writeString(site.classPath.resolve(delta.resource()), "wrong");
        server = new TestServer(site, history);

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = client.send(deltaRequest().build(), HttpResponse.BodyHandlers.ofString());

            assertThat(response.body()).isEqualTo("brotli");
            assertThat(header(response, "Cache-Control")).isEqualTo("max-age=31536000, immutable");
        }
    }

    @Test
    void sendsADeltaThatDoesNotFitIntoMemory() throws Exception {
        server = new TestServer(site, history, 0);

        assertThat(client.send(deltaRequest().build(), HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("delta");
    }

    @Test
    void loadsADeltaOnce() throws Exception {
        server = new TestServer(site, history);
        client.send(deltaRequest().build(), HttpResponse.BodyHandlers.ofString());
        Files.delete(site.classPath.resolve(delta.resource()));

        assertThat(client.send(deltaRequest().build(), HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("delta");
    }

    @Test
    void doesNotReadTheHistoryForClientsWithoutADictionary() throws Exception {
        server = new TestServer(site, history);
        get(CURRENT, "Accept-Encoding", "br, dcb");
        // would be read by the first request that needs it
        Files.delete(site.classPath.resolve(AssetHistory.RESOURCE));

        assertThat(client.send(deltaRequest().build(), HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("brotli");
    }

    @Test
    void theFirstBuildAsksForDictionaries() throws Exception {
        server = new TestServer(site, new RecordedHistory(null, false, true));

        HttpResponse<String> response = get(CURRENT, "Accept-Encoding", "br, dcb", "Available-Dictionary", "OLD");

        assertThat(header(response, "Use-As-Dictionary")).isEqualTo("match=\"/x.css\"");
        assertThat(response.body()).isEqualTo("brotli");
    }

    @Test
    void areOffUnlessEnabled() throws Exception {
        server = new TestServer(site, new RecordedHistory(history.fingerprint(), false, false));

        HttpResponse<String> response = get(CURRENT, "Accept-Encoding", "br, dcb", "Available-Dictionary", "OLD");

        assertThat(header(response, "Use-As-Dictionary")).isNull();
        assertThat(response.body()).isEqualTo("brotli");
    }

    private HttpRequest.Builder deltaRequest() {
        return request(CURRENT).headers("Accept-Encoding", "br, dcb", "Available-Dictionary", field(old.fingerprint()));
    }

    /** @param headers names and values; null for none */
    private HttpResponse<String> get(String url, String... headers) throws Exception {
        HttpRequest.Builder request = request(url);
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i + 1] != null) {
                request.header(headers[i], switch (headers[i + 1]) {
                    case "OLD" -> field(old.fingerprint());
                    case "OLDER" -> field(older.fingerprint());
                    case "OTHER" -> field(Fingerprint.of("the old other bytes".getBytes()));
                    case "SELF" -> field(site.asset("/x.css").fingerprint());
                    case "UNKNOWN" -> field(Fingerprint.of(new byte[0]));
                    default -> headers[i + 1];
                });
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String url) {
        String filled = url.replace("CURRENT", site.asset("/x.css").cacheId()).replace("OLD", old.cacheId())
                .replace("SMALL", site.asset("/small.css").cacheId());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + filled));
    }

    private static String field(Fingerprint fingerprint) {
        return ":" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(fingerprint.hex())) + ":";
    }

    private String tag() {
        return '"' + delta.target().entityTag("") + "-dcb-" + delta.dictionary().entityTag("") + '"';
    }

    private String brotliTag() {
        return '"' + delta.target().entityTag("") + "-br\"";
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().allValues(name).isEmpty() ? null
                : String.join(" + ", response.headers().allValues(name));
    }
}
