package io.quarkiverse.cachebuster.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

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

    @Test
    void getsTheSame() throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).sslContext(trustingTheCertificate())
                .build();

        HttpResponse<String> first = client.send(HttpRequest.newBuilder(sheet.toURI()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(BODY);

        HttpResponse<String> second = client.send(HttpRequest.newBuilder(sheet.toURI())
                .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    private static SSLContext trustingTheCertificate() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(KeyStore.getInstance(Path.of(KEY_STORE).toFile(), "password".toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static void createCertificate() {
        try {
            Path.of(KEY_STORE).toFile().delete();
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost",
                    "-storetype", "PKCS12",
                    "-keystore", KEY_STORE, "-storepass", "password").inheritIO().start();
            assertThat(keytool.waitFor()).isZero();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
