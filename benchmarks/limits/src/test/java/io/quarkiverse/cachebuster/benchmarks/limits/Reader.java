package io.quarkiverse.cachebuster.benchmarks.limits;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A connection with a single request for a URL with an id. The caller decides how fast the response is read.
 */
final class Reader {

    private static final String END_OF_HEADERS = "\r\n\r\n";

    private final SocketChannel channel = SocketChannel.open();
    private final MessageDigest digest = digest();
    private final StringBuilder headers = new StringBuilder();
    private final String url;
    private long length = -1;
    private long read;
    private String failure;

    Reader(int port, String url) throws IOException {
        this.url = url;
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
    }

    void sendRequest() throws IOException {
        ByteBuffer request = ByteBuffer
                .wrap(("GET " + url + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    void doNotBlock() throws IOException {
        channel.configureBlocking(false);
    }

    void register(Selector selector) throws IOException {
        doNotBlock();
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Reads no more than fits into the buffer. */
    void read(ByteBuffer buffer) {
        buffer.clear();
        try {
            if (channel.read(buffer) < 0) {
                failure = "ended after " + read + " of " + length + " bytes";
            } else {
                accept(buffer.flip());
            }
        } catch (IOException e) {
            failure = e.getMessage();
        }
        if (isDone()) {
            close();
        }
    }

    boolean isDone() {
        return failure != null || read == length;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code correct}, or what went wrong. */
    String result() {
        if (failure != null) {
            return failure;
        }
        if (length < 0) {
            return "stuck without a response";
        }
        if (read != length) {
            return read == 0 ? "stuck without a body" : "stuck in the middle";
        }
        if (!headers.toString().startsWith("HTTP/1.1 200 ")) {
            return headers.substring(0, headers.indexOf("\r\n"));
        }
        String id = url.substring(url.indexOf("v=") + 2);
        return HexFormat.of().formatHex(digest.digest()).startsWith(id) ? "correct" : "wrong bytes";
    }

    private void accept(ByteBuffer buffer) {
        while (length < 0 && buffer.hasRemaining()) {
            headers.append((char) buffer.get());
            if (headers.indexOf(END_OF_HEADERS, headers.length() - END_OF_HEADERS.length()) >= 0) {
                length = contentLength();
            }
        }
        read += buffer.remaining();
        digest.update(buffer);
    }

    private long contentLength() {
        return headers.toString().lines().filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).trim())).findFirst().orElse(0);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
