package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class AnyHeadersTest {

    private static final String TEXT = "The bytes of this asset and of no other. ".repeat(50);
    private static final String OTHER = "Something else. ".repeat(50);

    private static TestServer server;

    @BeforeContainer
    static void start() throws Exception {
        Path directory = Files.createTempDirectory("assets");
        server = new TestServer(directory, Map.of("/x.txt", TEXT.getBytes(), "/y.txt", OTHER.getBytes()), 1_000_000);
    }

    @AfterContainer
    static void stop() throws Exception {
        server.close();
    }

    @Provide
    Arbitrary<String> field() {
        Arbitrary<String> garbage = Arbitraries.strings().withCharRange(' ', '~').withChars('\t', '\u00E9').ofMaxLength(60);
        Arbitrary<String> pieces = Arbitraries
                .of("bytes=", "-", "0", "99", ",", ";", "q=", "q=0", "gzip", "br", "*", "identity", " ",
                        "W/", "\"", "\"f\"", "18446744073709551616", "bytes=0-0", "bytes=-1")
                .list().ofMaxSize(8)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(garbage, pieces);
    }

    @Property(tries = 1_500)
    void getTheAssetOrAPartOfItOrNothing(@ForAll("field") String acceptEncoding, @ForAll("field") String range,
            @ForAll("field") String ifNoneMatch, @ForAll("field") String ifRange) throws Exception {
        Answer answer = get("Accept-Encoding: " + acceptEncoding, "Range: " + range, "If-None-Match: " + ifNoneMatch,
                "If-Range: " + ifRange);

        switch (answer.status()) {
            case 200 -> assertThat(answer.text()).isEqualTo(TEXT);
            case 206 -> assertThat(answer.text()).isNotEmpty().isSubstringOf(TEXT);
            default -> assertThat(answer.text()).isEmpty();
        }
        assertThat(answer.status()).isIn(200, 206, 304, 416);
    }

    private record Answer(int status, String text) {
    }

    private static Answer get(String... fields) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
            socket.setSoTimeout(10_000);
            String request = "GET /x.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("\r\n", fields)
                    + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return new Answer(Integer.parseInt(response.substring(9, 12)),
                    response.substring(response.indexOf("\r\n\r\n") + 4));
        }
    }
}
