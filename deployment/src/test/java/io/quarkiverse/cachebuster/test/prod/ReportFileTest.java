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
                "META-INF/resources/index.html", "<link rel=stylesheet href=site.css>",
                "META-INF/resources/app.webmanifest", "{\"icons\":[{\"src\":\"logo.png\"}]}",
                "templates/page.html", "<img src=/logo.png alt={asset:url('/site.css')}>"), Map.of());

        assertThat(build.target().resolve("cache-buster/report.json")).hasContent(
                """
                        {
                          "version": 1,
                          "documents": [
                            {
                              "path": "/app.webmanifest",
                              "kind": "web-manifest",
                              "references": [
                                {"line": 1, "column": 19, "text": "logo.png", "kind": "icon", "target": "/logo.png", "state": "id"}
                              ]
                            },
                            {
                              "path": "/index.html",
                              "kind": "page",
                              "references": [
                                {"line": 1, "column": 27, "text": "site.css", "kind": "style-sheet", "target": "/site.css", "state": "id"}
                              ]
                            },
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
                                {"line": 1, "column": 10, "text": "/logo.png", "kind": "image", "target": "/logo.png", "state": "id"},
                                {"line": 1, "column": 24, "text": "asset:url('/site.css')", "kind": "url", "target": "/site.css", "state": "id"}
                              ]
                            }
                          ],
                          "unreferenced": [
                            "/app.webmanifest",
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
