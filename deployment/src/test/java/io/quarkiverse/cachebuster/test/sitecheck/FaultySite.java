package io.quarkiverse.cachebuster.test.sitecheck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;

/**
 * Serves pages, and a file under every other path, with or without an id: immutable with one, revalidated without. Single
 * files have other headers, as if a proxy, another build or the configuration had changed them.
 */
final class FaultySite implements AutoCloseable {

    private static final String ID = "0123456789abcdef";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Reply> replies = new HashMap<>();

    private record Reply(int status, String body, Map<String, String> headers) {
    }

    FaultySite(HttpServer server) throws IOException {
        this.server = server;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::reply);
        server.start();
    }

    /** In the body, {@code ?ID} stands for a query with an id, and {@code CDN} for another host of this site. */
    FaultySite page(String path, String body, Map<String, String> headers) {
        String html = "<!DOCTYPE html><link rel=icon href=data:,>" + body;
        replies.put(path, new Reply(200, resolve(html), withType("text/html", headers)));
        return this;
    }

    FaultySite file(String path, int status, Map<String, String> headers) {
        replies.put(path, new Reply(status, content(path), headers));
        return this;
    }

    FaultySite file(String path, String body) {
        replies.put(path, new Reply(200, resolve(body), Map.of()));
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port() + path;
    }

    String cdn() {
        return "localhost:" + port();
    }

    private String resolve(String text) {
        return text.replace("?ID", "?v=" + ID).replace("-ID", "-" + ID).replace("CDN", "http://" + cdn());
    }

    private static Map<String, String> withType(String type, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", type);
        return all;
    }

    /** Differs from file to file. */
    private static String content(String path) {
        return path.endsWith(".svg")
                ? "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><title>" + path + "</title></svg>"
                : "/* " + path + " */";
    }

    private static String type(String path) {
        return path.endsWith(".svg") ? "image/svg+xml" : path.endsWith(".css") ? "text/css" : "text/javascript";
    }

    private void reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Reply reply = replies.getOrDefault(path, new Reply(200, content(path), Map.of()));
        Headers headers = exchange.getResponseHeaders();
        headers.set("ETag", "\"" + path + "\"");
        headers.set("Content-Type", type(path));
        headers.set("Cache-Control",
                exchange.getRequestURI().toString().contains(ID) ? "max-age=31536000, immutable" : "no-cache");
        reply.headers().forEach(headers::set);
        headers.values().removeIf(values -> values.contains(""));
        boolean notModified = reply.status() == 200
                && headers.getFirst("ETag").equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(notModified ? 304 : reply.status(), notModified ? -1 : body.length);
        if (!notModified) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
