package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

@Timeout(60)
class WaitingTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        TestServer.get(vertx.close());
    }

    @Test
    void isAnsweredEvenIfAnErrorIsThrown() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(rc -> {
            Promise<Void> later = Promise.promise();
            Waiting.on(later.future(), rc, nothing -> {
                throw new LinkageError("on purpose");
            });
            later.complete();
        });
        int port = TestServer.get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")).actualPort();
        HttpResponse<Void> response = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(response.statusCode()).isEqualTo(500);
    }
}
