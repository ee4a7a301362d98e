package io.quarkiverse.cachebuster.test.http;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.test.assets.Sha256;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.ext.web.Router;

class FileNamesAndEndpointsTest {

    private static final String ID = Sha256.prefix("file".getBytes());

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClasses(Sha256.class, Endpoints.class)
            .addAsResource(new StringAsset("file"), "META-INF/resources/reports/report.pdf")
            .addAsResource(new StringAsset("file"), "META-INF/resources/pages/page.txt"))
            .overrideConfigKey("quarkus.cache-buster.url-style", "file-name");

    static class Endpoints {

        void register(@Observes Router router) {
            // like a REST endpoint, after all handlers of static resources
            router.getWithRegex("/reports/.*").order(20_500).handler(rc -> rc.response().end("endpoint"));
            // like the fallback of a single-page application
            router.getWithRegex("/pages/.*-.*").handler(rc -> rc.response().end("fallback"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/reports/report-20240131.pdf", "/reports/report-1234567812345678.pdf",
            "/reports/report-ffffffffffffffff.pdf", "/reports/report-deadbeef.pdf", "/reports/report.pdf/x" })
    void keepTheUrlsOfEndpoints(String url) {
        assertThat(get(url).asString()).isEqualTo("endpoint");
    }

    @Test
    void claimNamesWithTheCurrentIdBeforeEndpoints() {
        assertThat(get("/reports/report-" + ID + ".pdf").asString()).isEqualTo("file");
        assertThat(get("/pages/page-" + ID + ".txt").asString()).isEqualTo("file");
    }

    @Test
    void serveNamesFromOtherVersionsAfterEndpoints() {
        assertThat(get("/pages/page-ffffffffffffffff.txt").asString()).isEqualTo("fallback");
    }
}
