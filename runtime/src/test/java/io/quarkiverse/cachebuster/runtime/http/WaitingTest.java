package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

@Timeout(60)
class WaitingTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        TestServer.get(vertx.close());
    }

    @Test
    void answersEvenIfTheContinuationThrows() throws Exception {
        HttpResponse<Void> response = response(rc -> {
            Promise<Void> later = Promise.promise();
            Waiting.on(later.future(), rc, nothing -> {
                throw new LinkageError("on purpose");
            });
            later.complete();
        });

        assertThat(response.statusCode()).isEqualTo(500);
    }

    @Test
    void doesNotLetCachesStoreAnError() throws Exception {
        HttpResponse<Void> response = response(rc -> Waiting.proceed(rc, value -> {
            rc.response().putHeader("Cache-Control", value).putHeader("ETag", "\"x\"");
            throw new IllegalStateException("on purpose");
        }, "max-age=31536000, immutable"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().map()).doesNotContainKeys("cache-control", "etag");
    }

    private HttpResponse<Void> response(Handler<RoutingContext> handler) throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(handler);
        int port = TestServer.get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")).actualPort();
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build(),
                HttpResponse.BodyHandlers.discarding());
    }
}
