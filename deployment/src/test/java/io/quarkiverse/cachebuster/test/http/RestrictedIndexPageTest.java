package io.quarkiverse.cachebuster.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.restassured.RestAssured;

/** Without the extension, permissions apply to the URL of a directory, not to that of its index page. */
class RestrictedIndexPageTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClasses(RawRequest.class, RawRequest.Response.class, Counter.class)
            .addAsResource(new StringAsset("<p>home"), "META-INF/resources/index.html")
            .addAsResource(new StringAsset("<p>secret"), "META-INF/resources/secret/index.html"))
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-security", Version.getVersion())))
            .overrideConfigKey("quarkus.http.auth.permission.home.paths", "/")
            .overrideConfigKey("quarkus.http.auth.permission.home.policy", "permit")
            .overrideConfigKey("quarkus.http.auth.permission.everything.paths", "/*")
            .overrideConfigKey("quarkus.http.auth.permission.everything.policy", "authenticated");

    static class Counter {

        static final AtomicInteger passes = new AtomicInteger();

        void register(@Observes Filters filters) {
            filters.register(rc -> {
                rc.response().headers().set("X-Pass", String.valueOf(passes.incrementAndGet()));
                rc.next();
            }, 10);
        }
    }

    @Test
    void isPublicIfItsDirectoryIs() throws Exception {
        RawRequest.Response response = RawRequest.get(RestAssured.port, "/");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("<p>home");
        assertThat(response.header("Cache-Control")).contains("no-cache");
    }

    @Test
    void isRestrictedIfItsDirectoryIs() throws Exception {
        for (String path : List.of("/index.html", "/secret/", "/secret%2F", "/secret/index.html", "/secret%2Findex.html")) {
            RawRequest.Response response = RawRequest.get(RestAssured.port, path);

            assertThat(response.status()).as(path).isIn(401, 403);
            assertThat(response.body()).as(path).doesNotContain("<p>");
        }
    }

    @Test
    void runsTheFiltersOfTheApplicationOnce() throws Exception {
        int before = Counter.passes.get();

        RawRequest.get(RestAssured.port, "/");

        assertThat(RawRequest.get(RestAssured.port, "/").header("X-Pass")).contains(String.valueOf(before + 2));
    }
}
