package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/** A verified copy that is deleted after it has been checked, and before it is opened. */
class VanishedCopyTest {

    private static final byte[] BYTES = "0123456789".repeat(10_000).getBytes();

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path directory;
    private VerifiedFiles files;
    private Body body;
    private boolean readable = true;

    @BeforeEach
    void write() throws IOException {
        files = new VerifiedFiles(directory);
        Source source = new Source(() -> {
            if (!readable) {
                throw new IOException("the jar is gone");
            }
            return new ByteArrayInputStream(BYTES);
        }, Fingerprint.of(BYTES), BYTES.length);
        files.write(source);
        body = new VerifiedBody(source, files, new Loads(), fault -> {
        });
    }

    @AfterEach
    void close() throws Exception {
        TestServer.get(vertx.close());
        files.close();
    }

    @ParameterizedTest
    @EnumSource
    void isReplaced(HttpClient.Version version) throws Exception {
        HttpResponse<byte[]> response = get(senderOfDeletedCopy(), version);

        assertThat(response.version()).isEqualTo(version);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(BYTES);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, immutable");
        assertThat(response.headers().allValues("Content-Length")).containsExactly("100000");
        assertThat(copies()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void isReplacedForARange(HttpClient.Version version) throws Exception {
        HttpResponse<byte[]> response = get(senderOfDeletedCopy(), version, "Range", "bytes=5-14");

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(BYTES, 5, 15));
    }

    @ParameterizedTest
    @EnumSource
    void isAnUncacheableErrorIfItCannotBeReplaced(HttpClient.Version version) throws Exception {
        readable = false;

        assertUncacheableError(get(senderOfDeletedCopy(), version));
    }

    @ParameterizedTest
    @EnumSource
    void isAnUncacheableErrorIfTheDiskIsGone(HttpClient.Version version) throws Exception {
        Body.Sender sender = senderOfDeletedCopy();
        files.close();

        assertUncacheableError(get(sender, version, "Range", "bytes=5-14"));
    }

    private static void assertUncacheableError(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.body()).isEmpty();
    }

    private Body.Sender senderOfDeletedCopy() throws IOException {
        Body.Sender sender = body.sender();
        for (Path copy : copies()) {
            Files.delete(copy);
        }
        return sender;
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private HttpResponse<byte[]> get(Body.Sender sender, HttpClient.Version version, String... headers) throws Exception {
        Asset asset = Asset.of("/x.txt", "0123456789abcdef", Content.of(Fingerprint.of(BYTES), BYTES.length));
        StoredAsset stored = new StoredAsset(asset, true, false, MediaType.of("/x.txt", Set.of()),
                Representation.identity(EntityTag.NONE, BYTES.length, new Checked(sender)), List.of());
        Router router = Router.router(vertx);
        router.get().handler(rc -> new AssetResponse(rc, stored).send(CacheControl.IMMUTABLE, true));
        HttpServer server = TestServer.get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        HttpClient client = HttpClient.newBuilder().version(version).build();
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        // the JDK client may mix up the response to its upgrade request with a large first response
        client.send(request.copy().method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.discarding());
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A body whose copy has been found unmodified. */
    private record Checked(Sender sender) implements Body {

        @Override
        public Future<Sender> prepare(Vertx vertx) {
            return Future.succeededFuture(sender);
        }

        @Override
        public boolean hasRanges() {
            return true;
        }
    }
}
