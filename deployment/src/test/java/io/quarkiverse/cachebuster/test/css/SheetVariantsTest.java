package io.quarkiverse.cachebuster.test.css;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RunningApplication;

class SheetVariantsTest {

    @Test
    void decodeToTheBytesServedAtEachUrl(@TempDir Path directory) throws Exception {
        String rule = "a{b:url(x.png)}\n";
        ProductionBuild build = ProductionBuild.of(directory, Map.of(
                "META-INF/resources/a.css", rule.repeat(200),
                "META-INF/resources/x.png", "x"), Map.of());

        try (RunningApplication application = RunningApplication.start(build, 0, Map.of())) {
            String rewritten = rule.replace("x.png", "x.png?v=" + Sha256.prefix("x".getBytes())).repeat(200);
            verify(application.url("/a.css?v=" + Sha256.prefix(rewritten.getBytes())), rewritten);
            verify(application.url("/a.css"), rule.repeat(200));
        }
    }

    private static void verify(String url, String content) throws Exception {
        HttpResponse<byte[]> identity = get(url, "identity");
        HttpResponse<byte[]> gzip = get(url, "gzip");

        assertThat(identity.body()).asString(StandardCharsets.UTF_8).isEqualTo(content);
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes()).isEqualTo(identity.body());
        assertThat(gzip.headers().firstValue("ETag").orElseThrow())
                .isEqualTo(identity.headers().firstValue("ETag").orElseThrow().replaceFirst("\"$", "-gzip\""));
    }

    private static HttpResponse<byte[]> get(String url, String acceptEncoding) throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", acceptEncoding).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
