package io.quarkiverse.cachebuster.it;

import static io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartCatalog.Language.JAVA;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartCatalog;
import io.quarkus.devtools.messagewriter.MessageWriter;
import io.quarkus.devtools.project.CodestartResourceLoadersBuilder;
import io.quarkus.devtools.testing.codestarts.QuarkusCodestartTest;
import io.quarkus.maven.dependency.ArtifactCoords;
import io.quarkus.platform.catalog.processor.ExtensionProcessor;
import io.quarkus.platform.descriptor.loader.json.ResourceLoader;
import io.quarkus.platform.descriptor.loader.json.ResourceLoaders;
import io.quarkus.registry.catalog.Extension;
import io.quarkus.registry.catalog.ExtensionCatalog;

/**
 * What a new project with the extension contains. That its page works is tested by the codestart's own test, which this
 * module runs on each version of Quarkus.
 */
class CacheBusterCodestartTest {

    private static final Path RUNTIME = Path.of("../runtime");
    private static final Path BASE = RUNTIME.resolve("src/main/codestarts/quarkus/cache-buster-codestart/base");

    @RegisterExtension
    static final QuarkusCodestartTest project = project();

    /** With the files that the build has just made, since setupStandaloneExtensionTest finds only installed ones. */
    private static QuarkusCodestartTest project() {
        try {
            Extension extension = Extension.fromFile(RUNTIME.resolve("target/classes/META-INF/quarkus-extension.yaml"));
            ExtensionCatalog extensions = ExtensionCatalog.builder().addExtension(extension).build();
            return QuarkusCodestartTest.builder()
                    .extensionCatalog(extensions)
                    .quarkusCodestartCatalog(QuarkusCodestartCatalog.fromExtensionsCatalog(extensions, loaders(extension)))
                    .extension(extension.getArtifact())
                    .languages(JAVA)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ResourceLoader> loaders(Extension extension) {
        ArtifactCoords coords = ArtifactCoords.fromString(ExtensionProcessor.getCodestartArtifact(extension));
        Path jar = RUNTIME.resolve("target").resolve("%s-%s-%s.%s".formatted(
                coords.getArtifactId(), coords.getVersion(), coords.getClassifier(), coords.getType()));
        List<ResourceLoader> loaders = new ArrayList<>(
                CodestartResourceLoadersBuilder.getCodestartResourceLoaders(MessageWriter.info()));
        loaders.add(ResourceLoaders.resolveFileResourceLoader(jar.toFile()));
        return loaders;
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "src/main/resources/templates/cachedPage.html",
            "src/main/resources/META-INF/resources/cached-page/style.css",
            "src/main/resources/META-INF/resources/cached-page/hourglass.svg" })
    void hasThePageAndItsFiles(String file) throws Throwable {
        project.assertThatGeneratedFile(JAVA, file).hasSameTextualContentAs(BASE.resolve(file));
    }

    @ParameterizedTest
    @ValueSource(strings = { "main/java/ilove/quark/us/CachedPage.java", "test/java/ilove/quark/us/CachedPageTest.java" })
    void hasTheClassesInItsOwnPackage(String file) throws Throwable {
        project.assertThatGeneratedFile(JAVA, "src/" + file).content().startsWith("package ilove.quark.us;");
    }

    @Test
    void dependsOnWhatThePageAndItsTestNeed() throws Throwable {
        project.assertThatGeneratedFile(JAVA, "pom.xml").content()
                .containsPattern("<artifactId>quarkus-cache-buster</artifactId>\\s*<version>")
                .contains("<artifactId>quarkus-rest-qute</artifactId>", "<artifactId>rest-assured</artifactId>");
    }

    @Test
    void introducesThePage() throws Throwable {
        project.assertThatGeneratedFile(JAVA, "README.md").content()
                .contains("### Cache Buster", "`src/main/resources/templates/cachedPage.html`");
    }
}
