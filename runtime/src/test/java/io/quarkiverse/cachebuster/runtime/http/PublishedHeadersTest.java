package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;

class PublishedHeadersTest {

    private static final Set<String> OTHERS = Set.of(":status", "accept-ranges", "content-length", "date");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "/x.css, true, -", "/x.css, false, -", "/x.css, true, GZIP", "/x.css, false, GZIP",
            "/x.html, false, -", "/x.html, false, GZIP",
            "/x.webmanifest, true, -", "/x.webmanifest, false, -", "/x.unknown, true, -" })
    void areThoseOfTheRoutes(String path, boolean current, ContentCoding coding, @TempDir Path directory) throws Exception {
        TestSite site = new TestSite(directory).withGzip(path, "bytes".repeat(100).getBytes());
        Asset asset = site.asset(path);
        try (TestServer server = new TestServer(site.store(10_000))) {
            URI url = URI.create("http://127.0.0.1:" + server.port + (current ? site.url(path) : path));
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Accept-Encoding", coding == null ? "identity" : coding.token()).build();
            HttpResponse<Void> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

            assertThat(new PublishedHeaders("", "no-cache").of(asset, asset.content(), current, coding))
                    .isEqualTo(headers(response));
        }
    }

    private static SortedMap<String, String> headers(HttpResponse<Void> response) {
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> {
            if (!OTHERS.contains(name)) {
                headers.put(name, String.join(", ", values));
            }
        });
        return headers;
    }
}
