package io.quarkiverse.cachebuster.test.hashed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RunningApplication;

/** What {@code vite build} wrote for a page with scripts, sheets, a font and an image, with {@code build.manifest}. */
class ViteBuildTest {

    private static final String IMMUTABLE = "max-age=31536000, immutable";
    private static final List<String> HASHED = List.of("assets/about-DAnG9F2j.css", "assets/about-DnCOmzxf.js",
            "assets/font-CuktNlFo.woff2", "assets/index-C3HtXaeS.css", "assets/index-DTv79Emb.js", "assets/logo-BvWBQMoZ.svg");
    private static final List<String> OTHERS = List.of("index.html", "robots.txt", ".vite/manifest.json");

    @TempDir
    static Path directory;
    static RunningApplication application;

    @BeforeAll
    static void start() throws Exception {
        Map<String, byte[]> resources = new HashMap<>();
        for (List<String> names : List.of(HASHED, OTHERS)) {
            for (String name : names) {
                resources.put("META-INF/resources/spa/" + name, file(name));
            }
        }
        application = RunningApplication.start(ProductionBuild.ofBytes(directory, resources, Map.of()), 0, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        if (application != null) {
            application.close();
        }
    }

    @Test
    void isCachedForeverWithoutConfiguration() throws Exception {
        for (String name : HASHED) {
            for (String method : List.of("GET", "HEAD")) {
                HttpResponse<byte[]> response = send(method, name, "Accept-Encoding", "identity");
                assertThat(response.headers().allValues("Cache-Control")).containsExactly(IMMUTABLE);
                assertThat(response.body()).isEqualTo(method.equals("GET") ? file(name) : new byte[0]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "index.html", "robots.txt" })
    void leavesFilesRevalidatedThatItOnlyCopied(String name) throws Exception {
        assertThat(send("GET", name, "Accept-Encoding", "identity").headers().allValues("Cache-Control"))
                .containsExactly("no-cache");
    }

    @Test
    void isSentCompressed() throws Exception {
        HttpResponse<byte[]> script = send("GET", "assets/index-DTv79Emb.js", "Accept-Encoding", "br");

        assertThat(script.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(script.headers().allValues("Cache-Control")).containsExactly(IMMUTABLE);
        assertThat(script.body().length).isLessThan(file("assets/index-DTv79Emb.js").length);
        Optional<String> tag = script.headers().firstValue("ETag");
        HttpResponse<byte[]> again = send("GET", "assets/index-DTv79Emb.js", "Accept-Encoding", "br", "If-None-Match",
                tag.orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().allValues("Cache-Control")).containsExactly(IMMUTABLE);
        assertThat(again.headers().firstValue("ETag")).isEqualTo(tag);
    }

    private static HttpResponse<byte[]> send(String method, String name, String... headers) throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(application.url("/spa/" + name))).headers(headers)
                        .method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = ViteBuildTest.class.getResourceAsStream("vite/" + name)) {
            return file.readAllBytes();
        }
    }
}
