package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    @Test
    void isWrittenBesideTheApplicationAndNotIntoIt(@TempDir Path directory) throws Exception {
        ProductionBuild build = ProductionBuild.of(directory, Map.of(
                "META-INF/resources/site.css", "a{b:url(logo.png)}c{d:url(gone.png)}",
                "META-INF/resources/logo.png", "logo",
                "META-INF/resources/copy.png", "logo",
                "templates/page.html", "{asset:url('/site.css')}"), Map.of());

        assertThat(build.target().resolve("cache-buster/report.json")).hasContent(
                """
                        {
                          "version": 1,
                          "documents": [
                            {
                              "path": "/site.css",
                              "kind": "style-sheet",
                              "references": [
                                {"line": 1, "column": 9, "text": "logo.png", "kind": "url", "target": "/logo.png", "state": "id"},
                                {"line": 1, "column": 27, "text": "gone.png", "kind": "url", "state": "unresolved", \
                        "problem": "no static resource '/gone.png'"}
                              ]
                            },
                            {
                              "path": "page.html",
                              "kind": "template",
                              "references": [
                                {"line": 1, "column": 1, "text": "asset:url('/site.css')", "kind": "url", "target": "/site.css", "state": "id"}
                              ]
                            }
                          ],
                          "unreferenced": [
                            "/copy.png"
                          ],
                          "duplicates": [
                            [
                              "/copy.png",
                              "/logo.png"
                            ]
                          ]
                        }
                        """);
        assertThat(filesBelow(build.target().resolve("quarkus-app"))).isNotEmpty().allSatisfy(
                file -> assertThat(file.getFileName()).asString().isNotEqualTo("report.json"));
        assertThat(build.entryNames("generated-bytecode.jar", "")).noneMatch(name -> name.endsWith("report.json"));
    }

    private static List<Path> filesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
