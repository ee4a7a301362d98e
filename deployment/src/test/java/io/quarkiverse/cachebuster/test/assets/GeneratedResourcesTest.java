package io.quarkiverse.cachebuster.test.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.deployment.spi.GeneratedStaticResourceBuildItem;
import io.restassured.RestAssured;

class GeneratedResourcesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root
                    .addClass(Sha256.class)
                    .addAsResource(new StringAsset("{cacheId('/gen/bytes.js')} {asset:url('/gen/file.js')}"),
                            "templates/page.txt"))
            .addBuildChainCustomizer(chain -> chain.addBuildStep(new BuildStep() {
                @Override
                public void execute(BuildContext context) {
                    context.produce(new GeneratedStaticResourceBuildItem("/gen/bytes.js", "bytes".getBytes()));
                    context.produce(new GeneratedStaticResourceBuildItem("/gen/file.js", file("file")));
                }
            }).produces(GeneratedStaticResourceBuildItem.class).build());

    @Inject
    CacheBuster cacheBuster;
    @Inject
    Template page;

    private static Path file(String content) {
        try {
            return Files.writeString(Files.createTempFile("generated", ".js"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areAssets() {
        assertThat(cacheBuster.cacheId("/gen/bytes.js")).isEqualTo(Sha256.prefix("bytes".getBytes()))
                .isEqualTo(Sha256.prefix(RestAssured.get("/gen/bytes.js").asByteArray()));
        assertThat(cacheBuster.cacheId("/gen/file.js")).isEqualTo(Sha256.prefix("file".getBytes()))
                .isEqualTo(Sha256.prefix(RestAssured.get("/gen/file.js").asByteArray()));
    }

    @Test
    void passTheTemplateCheck() {
        assertThat(page.render()).doesNotContain("ERROR");
    }
}
