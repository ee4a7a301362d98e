package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeTextTest {

    private static final String LARGE = "Text that memory has no room for. ".repeat(10_000);
    private static final String TOO_LARGE = LARGE.repeat(2);

    @Test
    void isServedCompressedFromAVerifiedFile(@TempDir Path directory) throws Exception {
        ProductionBuild build = ProductionBuild.of(directory, Map.of(
                "META-INF/resources/large.txt", LARGE, "META-INF/resources/too-large.txt", TOO_LARGE),
                Map.of("quarkus.cache-buster.compression.max-size", String.valueOf(LARGE.length())));
        Path temporary = Files.createDirectory(directory.resolve("temporary"));

        try (RunningApplication application = RunningApplication.start(build, 0, Map.of("java.io.tmpdir", temporary.toString(),
                "quarkus.cache-buster.http.memory-limit", "1K"))) {
            HttpResponse<byte[]> large = get(application.url("/large.txt"));
            assertThat(large.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(large.body())).readAllBytes())
                    .asString(StandardCharsets.UTF_8).isEqualTo(LARGE);

            HttpResponse<byte[]> tooLarge = get(application.url("/too-large.txt"));
            assertThat(tooLarge.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(tooLarge.body()).asString(StandardCharsets.UTF_8).isEqualTo(TOO_LARGE);
            assertThat(temporary).isDirectoryContaining("glob:**/cache-buster-*");
        }
        assertThat(temporary).isDirectoryNotContaining("glob:**/cache-buster-*");
    }

    private static HttpResponse<byte[]> get(String url) throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
