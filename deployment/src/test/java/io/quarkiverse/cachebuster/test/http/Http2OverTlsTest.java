package io.quarkiverse.cachebuster.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;

class Http2OverTlsTest {

    private static final String KEY_STORE = "target/http2-over-tls.p12";
    private static final String BODY = "body { margin: 0 }\n".repeat(20_000);

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .setBeforeAllCustomizer(Http2OverTlsTest::createCertificate)
            .withApplicationRoot(root -> root.addAsResource(new StringAsset(BODY), "META-INF/resources/x.css"))
            .overrideConfigKey("quarkus.http.ssl.certificate.key-store-file", KEY_STORE)
            .overrideConfigKey("quarkus.http.ssl.certificate.key-store-password", "password")
            .overrideConfigKey("quarkus.http.test-ssl-port", "0");

    @TestHTTPResource(value = "/x.css", tls = true)
    URL sheet;
    @Inject
    Vertx vertx;

    private record Answer(HttpVersion version, int status, String entityTag, String body) {
    }

    @Test
    void getsTheSame() throws Exception {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false)
                .setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2));

        Answer first = get(client, null);
        assertThat(first.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(BODY);
        Answer second = get(client, first.entityTag());
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    private Answer get(HttpClient client, String ifNoneMatch) throws Exception {
        URI uri = sheet.toURI();
        return client.request(HttpMethod.GET, uri.getPort(), "localhost", uri.getPath())
                .compose(request -> {
                    if (ifNoneMatch != null) {
                        request.putHeader("If-None-Match", ifNoneMatch);
                    }
                    return request.send();
                })
                .compose(response -> response.body().map(body -> new Answer(response.version(), response.statusCode(),
                        response.getHeader("ETag"), body.toString())))
                .toCompletionStage().toCompletableFuture().get();
    }

    private static void createCertificate() {
        try {
            Path.of(KEY_STORE).toFile().delete();
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=localhost", "-storetype", "PKCS12",
                    "-keystore", KEY_STORE, "-storepass", "password").inheritIO().start();
            assertThat(keytool.waitFor()).isZero();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
