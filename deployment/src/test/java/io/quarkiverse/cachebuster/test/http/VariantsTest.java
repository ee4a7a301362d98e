package io.quarkiverse.cachebuster.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkus.test.QuarkusProdModeTest;

class VariantsTest {

    private static final String SHEET = ".selector-of-a-rule { color: rebeccapurple; margin: 0 auto }\n".repeat(100);
    private static final String SMALL = "body {}";

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^ :]+:(\\d+)");

    @RegisterExtension
    static final QuarkusProdModeTest app = new QuarkusProdModeTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/site.css")
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/again.css")
            .addAsResource(new StringAsset(SMALL), "META-INF/resources/small.css")
            .addAsResource(new StringAsset(SHEET), "META-INF/resources/picture.png"))
            .setRuntimeProperties(Map.of("quarkus.http.port", "0"))
            .setRun(true);

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "gzip, deflate, br, zstd | br",
            "gzip | gzip",
            "GZIP | gzip",
            "x-gzip | gzip",
            "br;q=0.1, gzip;q=0.9 | br",
            "gzip;q=0 | identity",
            "gzip;q=0, br;q=0.000 | identity",
            "br;q=0, * | gzip",
            "* | br",
            "*;q=0 | identity",
            "identity;q=0, gzip | gzip",
            "identity;q=0 | identity",
            "identity | identity",
            "zstd, deflate | identity",
            "gzip;q=nonsense | identity",
            ";;,=,q | identity",
    })
    void areChosenByAcceptEncoding(String acceptEncoding, String coding) throws Exception {
        HttpResponse<byte[]> response = get("/site.css", "Accept-Encoding", acceptEncoding);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Encoding").orElse("identity")).isEqualTo(coding);
        assertThat(decoded(response)).isEqualTo(SHEET);
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(response.headers().firstValue("ETag").orElseThrow())
                .matches("\"[0-9a-f]{32}" + (coding.equals("identity") ? "" : "-" + coding) + "\"");
    }

    @Test
    void areNotSentWithoutAcceptEncoding() throws Exception {
        HttpResponse<byte[]> response = get("/site.css");

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    }

    @Test
    void haveEntityTagsOfTheirOwn() throws Exception {
        String brotli = get("/site.css", "Accept-Encoding", "br").headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> same = get("/site.css", "Accept-Encoding", "br", "If-None-Match", brotli);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.headers().firstValue("ETag")).contains(brotli);
        assertThat(same.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(get("/site.css", "Accept-Encoding", "gzip", "If-None-Match", brotli).statusCode()).isEqualTo(200);
    }

    @Test
    void areNotUsedForRanges() throws Exception {
        HttpResponse<byte[]> response = get("/site.css", "Accept-Encoding", "br", "Range", "bytes=0-8");

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(SHEET.substring(0, 9));
    }

    @Test
    void areMadeOnlyOfLargeCompressibleFiles() throws Exception {
        for (String path : new String[] { "/small.css", "/picture.png" }) {
            HttpResponse<byte[]> response = get(path, "Accept-Encoding", "br, gzip");
            assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(response.headers().firstValue("Vary")).isEmpty();
        }
    }

    @Test
    void areSharedByFilesWithTheSameBytes() throws Exception {
        assertThat(get("/again.css", "Accept-Encoding", "br").body())
                .isEqualTo(get("/site.css", "Accept-Encoding", "br").body());
    }

    @Test
    void cannotBeRequestedByName() throws Exception {
        String name = "META-INF/cache-buster/" + Fingerprint.of(SHEET.getBytes()).hex() + ".br";
        for (String path : List.of("/" + name, "/" + name.substring("META-INF/".length()), "/%2e%2e/%2e%2e/" + name,
                "/..%2f" + name.substring("META-INF/".length()))) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    private static int port() {
        Matcher listening = LISTENING.matcher(app.getStartupConsoleOutput());
        assertThat(listening.find()).isTrue();
        return Integer.parseInt(listening.group(1));
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String decoded(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        byte[] plain = switch (response.headers().firstValue("Content-Encoding").orElse("")) {
            case "br" -> brotli(body);
            case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            default -> body;
        };
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] brotli(byte[] body) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Decoder.decompress(body).getDecompressedData();
    }
}
