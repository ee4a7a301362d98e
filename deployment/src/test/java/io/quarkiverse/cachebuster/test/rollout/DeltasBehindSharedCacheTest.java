package io.quarkiverse.cachebuster.test.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;

import io.quarkiverse.cachebuster.test.prod.DeployStep;
import io.quarkiverse.cachebuster.test.prod.Pages;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkiverse.cachebuster.test.prod.RequiredTool;

/**
 * Requests a changed script through a shared cache, by clients that have its earlier version and by others.
 */
@Tag("rollout")
@RequiredTool.Needed(RequiredTool.NGINX)
class DeltasBehindSharedCacheTest {

    private static final int REQUESTS = 600;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern SCRIPT = Pattern.compile("src=\"([^\"]+)\"");

    @TempDir
    static Path directory;

    private static String dictionary;
    private static String script;
    private static ProductionBuild build;

    /** @param dictionary the text that the client has; null if none */
    private record Client(String acceptEncoding, String dictionary) {

        HttpRequest request(String url) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", acceptEncoding);
            return dictionary == null ? request.build()
                    : request.header("Available-Dictionary", ":" + Base64.getEncoder().encodeToString(sha256(dictionary)) + ":")
                            .build();
        }
    }

    @BeforeAll
    static void build() throws Exception {
        StringBuilder text = new StringBuilder("// ");
        new Random(1).ints(800, 0, 1_000).forEach(number -> text.append("word-").append(number).append(' '));
        dictionary = text + "\nversion = 1";
        script = text + "\nversion = 2";
        build("first", dictionary);
        build = build("second", script);
    }

    private static ProductionBuild build(String name, String script) throws Exception {
        Path archives = directory.resolve("archives");
        ProductionBuild build = ProductionBuild.of(directory.resolve(name),
                Map.of("templates/home.html", "<script src=\"/static/app.js\"></script>",
                        "META-INF/resources/static/app.js", script),
                Map.of("quarkus.cache-buster.history.directory", archives.toString(),
                        "quarkus.cache-buster.deltas.enabled", "true"),
                Pages.class);
        DeployStep.run(build, archives);
        return build;
    }

    @ParameterizedTest
    @EnumSource(SharedCache.Kind.class)
    void areSentOnlyToClientsWithTheEarlierVersion(SharedCache.Kind kind) throws Exception {
        List<Client> clients = List.of(
                new Client("gzip, deflate, br, zstd, dcb, dcz", dictionary),
                new Client("gzip, deflate, br, zstd, dcb, dcz", "another text"),
                new Client("gzip, deflate, br, zstd, dcb, dcz", null),
                new Client("gzip, deflate, br", dictionary),
                new Client("gzip, deflate, br", null),
                new Client("gzip", null),
                new Client("identity", null));
        Map<String, Integer> encodings = new TreeMap<>();
        Random random = new Random(1);
        try (Deployment deployment = Deployment.of(build, Map.of());
                SharedCache cache = kind.start(Files.createTempDirectory(directory, "cache"), deployment.firstPort(),
                        deployment.secondPort())) {
            Matcher page = SCRIPT.matcher(Reply.get(URI.create(cache.url("/pages/home")), false).text());
            assertThat(page.find()).isTrue();
            // the application itself sends a delta
            assertThat(encoding(send(clients.get(0).request(deployment.firstUrl() + page.group(1))))).isEqualTo("dcb");
            for (int i = 0; i < REQUESTS; i++) {
                Client client = clients.get(random.nextInt(clients.size()));
                HttpResponse<byte[]> response = send(client.request(cache.url(page.group(1))));
                assertThat(response.statusCode()).isEqualTo(200);
                if (encoding(response).equals("dcb")) {
                    assertThat(client).isEqualTo(clients.get(0));
                }
                assertThat(new String(decoded(response), StandardCharsets.UTF_8)).isEqualTo(script);
                encodings.merge(encoding(response), 1, Integer::sum);
            }
        }
        System.out.println("Encodings behind " + kind + ": " + encodings);
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String encoding(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Encoding").orElse("identity");
    }

    private static byte[] decoded(HttpResponse<byte[]> response) throws Exception {
        byte[] body = response.body();
        return switch (encoding(response)) {
            case "identity" -> body;
            case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            case "br" -> brotli(body, 0).readAllBytes();
            case "dcb" -> delta(body);
            default -> throw new AssertionError(encoding(response));
        };
    }

    private static byte[] delta(byte[] body) throws Exception {
        assertThat(body).startsWith(0xff, 0x44, 0x43, 0x42);
        assertThat(Arrays.copyOfRange(body, 4, 36)).isEqualTo(sha256(dictionary));
        BrotliInputStream stream = brotli(body, 36);
        byte[] bytes = dictionary.getBytes(StandardCharsets.UTF_8);
        stream.attachDictionary(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
        return stream.readAllBytes();
    }

    private static BrotliInputStream brotli(byte[] body, int start) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return new BrotliInputStream(new ByteArrayInputStream(body, start, body.length - start));
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
