package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.deployment.ApplicationArchive;
import io.quarkus.deployment.ApplicationArchiveImpl;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.maven.dependency.ResolvedDependencyBuilder;
import io.quarkus.paths.PathTree;

class NamesInCodeTest {

    @TempDir
    Path directory;

    @Test
    void includeThoseOfApplicationsWithQuarkusGroupId() throws IOException {
        ApplicationArchive application = archive("io.quarkus", "application");

        assertThat(new NamesInCode(new ApplicationArchivesBuildItem(application, Set.of())).contain("getAsset")).isTrue();
    }

    @Test
    void includeThoseOfLibrariesButNotQuarkus() throws IOException {
        ApplicationArchive application = archive("org.acme", "application");
        Files.delete(directory.resolve("application/Data.class"));

        assertThat(names(application, archive("org.acme", "library")).contain("getAsset")).isTrue();
        assertThat(names(application, archive("io.quarkus", "quarkus-arc")).contain("getAsset")).isFalse();
    }

    @Test
    void includeThoseOfClasses() throws IOException {
        ApplicationArchive application = archive("org.acme", "application");

        assertThat(new NamesInCode(new ApplicationArchivesBuildItem(application, Set.of())).contain("Data")).isTrue();
    }

    private static NamesInCode names(ApplicationArchive application, ApplicationArchive library) {
        return new NamesInCode(new ApplicationArchivesBuildItem(application, Set.of(library)));
    }

    private ApplicationArchive archive(String groupId, String artifactId) throws IOException {
        Path root = Files.createDirectories(directory.resolve(artifactId));
        try (InputStream bytes = Data.class.getResourceAsStream("NamesInCodeTest$Data.class")) {
            Files.write(root.resolve("Data.class"), bytes.readAllBytes());
        }
        return new ApplicationArchiveImpl(new Indexer().complete(), PathTree.ofDirectoryOrFile(root).open(),
                ResolvedDependencyBuilder.newInstance().setGroupId(groupId).setArtifactId(artifactId).setVersion("1")
                        .setResolvedPath(root).build());
    }

    interface Data {

        String getAsset();
    }
}
