package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowedFileTest {

    /** The second is a style sheet that would be rewritten. */
    @ParameterizedTest
    @ValueSource(strings = { "hashed", "a{b:url(y.png)}" })
    void isServedAsByQuarkusButNotCached(String content, @TempDir Path directory) throws Exception {
        ProductionBuild build = ProductionBuild.of(directory,
                Map.of("META-INF/resources/x.css", content, "META-INF/resources/y.png", "y", "templates/id.html",
                        "{cacheId('/x.css')}"),
                Map.of(), Pages.class);
        // Vert.x looks into the working directory first
        Path shadow = build.target().resolve("META-INF/resources/x.css");
        Files.createDirectories(shadow.getParent());
        Files.writeString(shadow, "shadow");
        Path log = directory.resolve("application.log");

        try (RunningApplication application = RunningApplication.start(build, 0,
                Map.of("quarkus.log.file.enabled", "true", "quarkus.log.file.path", log.toString()))) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> response = get(application.url("/x.css?v=" + get(application.url("/pages/id")).body()));

                assertThat(response.body()).isEqualTo("shadow");
                assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-cache");
                assertThat(response.headers().firstValue("ETag")).isEmpty();
                assertThat(response.headers().firstValue("Last-Modified")).isEmpty();
            }
        }
        assertThat(Files.readString(log)).containsOnlyOnce("'/x.css' is served from '")
                .contains(shadow + "', but its cache id was computed from another file;"
                        + " sending 'Cache-Control: no-cache' instead");
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url))
                .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT").build(), HttpResponse.BodyHandlers.ofString());
    }
}
