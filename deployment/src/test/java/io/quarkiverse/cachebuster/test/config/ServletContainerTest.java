package io.quarkiverse.cachebuster.test.config;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.deployment.spi.GeneratedStaticResourceBuildItem;

/** What needs a context path or a packaged application is tested in {@code guests/undertow}. */
class ServletContainerTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root
                    .addAsResource(new StringAsset("a{b:url(x.png)}"), "META-INF/resources/a.css")
                    .addAsResource(new StringAsset("x"), "META-INF/resources/x.png"))
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-undertow", Version.getVersion())))
            .overrideConfigKey("quarkus.cache-buster.url-style", "file-name")
            .addBuildChainCustomizer(chain -> chain.addBuildStep(context -> context
                    .produce(new GeneratedStaticResourceBuildItem("/generated.txt", "g".getBytes())))
                    .produces(GeneratedStaticResourceBuildItem.class).build())
            .setLogRecordPredicate(record -> record.getLoggerName().endsWith("CacheBusterProcessor"))
            .assertLogRecords(records -> assertThat(records).singleElement()
                    .satisfies(record -> assertThat(record.getMessage()).startsWith(
                            "With quarkus-undertow, the servlet container sends static files, with its own headers")));

    @Inject
    CacheBuster cacheBuster;

    @Test
    void sendsAssetsUnmodifiedUnderUrlsWithAnIdInTheQuery() {
        String url = cacheBuster.url("/a.css");

        assertThat(url).isEqualTo("/a.css?v=" + cacheBuster.cacheId("/a.css"));
        assertThat(get(url).asString()).isEqualTo("a{b:url(x.png)}");
        assertThat(get(url).header("Cache-Control")).isNull();
    }

    @Test
    void doesNotKnowFileNamesWithAnId() {
        assertThat(get("/a-" + cacheBuster.cacheId("/a.css") + ".css").statusCode()).isEqualTo(404);
    }

    @Test
    void hasNoGeneratedAssetsBecauseItDoesNotSendThemInProduction() {
        assertThat(cacheBuster.cacheId("/generated.txt")).isEqualTo(CacheBuster.ERROR_MISSING_FILE);
    }
}
