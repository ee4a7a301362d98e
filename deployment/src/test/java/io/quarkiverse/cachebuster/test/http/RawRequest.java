package io.quarkiverse.cachebuster.test.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** A request whose target is sent exactly as written, which HTTP clients don't do. */
final class RawRequest {

    /** @param headers the header lines, without the status line */
    record Response(int status, List<String> headers, String body) {

        Optional<String> header(String name) {
            return headers.stream().filter(each -> each.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(each -> each.substring(name.length() + 1).trim()).findFirst();
        }
    }

    private RawRequest() {
    }

    /** @param headers complete lines */
    static Response get(int port, String target, String... headers) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines
                    + "\r\n").getBytes(ISO_8859_1));
            String response = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            int end = response.indexOf("\r\n\r\n");
            List<String> head = List.of(response.substring(0, end).split("\r\n"));
            return new Response(Integer.parseInt(head.get(0).split(" ")[1]), head.subList(1, head.size()),
                    response.substring(end + 4));
        }
    }
}
