package io.quarkiverse.cachebuster.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class Http2Test {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/x.css")
            .addAsResource(new ByteArrayAsset(new byte[100_000]), "META-INF/resources/large.bin"));

    @Test
    void getsTheSameOverClearText() throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        URI uri = URI.create(io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port
                + "/x.css?v=62368a1a29259b30");

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.body()).isEqualTo("body {}");
            assertThat(response.headers().allValues("cache-control")).containsExactly("max-age=31536000, immutable");
            HttpResponse<String> notModified = client.send(HttpRequest.newBuilder(uri)
                    .header("If-None-Match", response.headers().firstValue("etag").orElseThrow()).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(notModified.statusCode()).isEqualTo(304);
        }
    }

    /**
     * Each client starts with HTTP/1.1 and upgrades. The JDK client can't handle a body that arrives too early; on a busy
     * machine, the pause before large bodies is occasionally too short.
     */
    @Test
    void getsLargeBodiesWithTheUpgrade() throws InterruptedException {
        URI uri = URI.create(io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port + "/large.bin");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        List<IOException> failures = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            try {
                HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request,
                        HttpResponse.BodyHandlers.ofByteArray());
                assertThat(response.body()).hasSize(100_000);
            } catch (IOException e) {
                failures.add(e);
            }
        }
        assertThat(failures).hasSizeLessThanOrEqualTo(2);
    }
}
