package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.html.WebManifestKind;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Problem;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.vertx.core.json.JsonObject;

class ReportTest {

    private static final AssetRules RULES = new AssetRules(path -> true, 16, "");

    private static final Asset HASHED = asset("/js/a-BxY3kL9q.js").withPlainUrl(PlainUrl.IMMUTABLE);
    private static final Asset MANIFEST = asset("/site.json").withPlainUrl(PlainUrl.CURRENT_BYTES);
    private static final Asset PAGE = asset("/index.html").withPlainUrl(PlainUrl.CURRENT_BYTES);

    private static final AssetManifest ASSETS = AssetManifest
            .of(List.of(asset("/site.css"), asset("/img/logo.png"), HASHED, MANIFEST, PAGE));

    private static final List<Reference> REFERENCES = List.of(
            css("/img/logo.png", 2, 7),
            css("/img/logo.png", 1, 21).plain("/app.js:1:1 looks for its file name"),
            Reference.unresolved(new Problem.Missing("/img/lgoo.png"), CssSyntax.Kind.IMAGE_SET, "img/lgoo.png",
                    new Position("/site.css", 1, 5)),
            Reference.to("/js/a-BxY3kL9q.js", TemplateCall.Kind.URL, "/js/a-BxY3kL9q.js", new Position("page.html", 3, 1)),
            Reference.to("/img/logo.png", WebManifestKind.ICON, "img/logo.png", new Position("/site.json", 1, 1)),
            Reference.to("/site.css", TemplateCall.Kind.CACHE_ID, "site.css", new Position("/index.html", 1, 1)));

    @Test
    void listsWhatDocumentsReferTo() {
        assertThat(Report.of(REFERENCES, ASSETS, true).json()).isEqualTo(
                """
                        {
                          "version": 1,
                          "documents": [
                            {
                              "path": "/index.html",
                              "kind": "page",
                              "references": [
                                {"line": 1, "column": 1, "text": "site.css", "kind": "cache-id", "target": "/site.css", "state": "id"}
                              ]
                            },
                            {
                              "path": "/site.css",
                              "kind": "style-sheet",
                              "references": [
                                {"line": 1, "column": 5, "text": "img/lgoo.png", "kind": "image-set", "state": "unresolved", \
                        "problem": "no static resource '/img/lgoo.png'; did you mean '/img/logo.png'?"},
                                {"line": 1, "column": 21, "text": "img/logo.png", "kind": "url", "target": "/img/logo.png", "state": "left", \
                        "why": "/app.js:1:1 looks for its file name"},
                                {"line": 2, "column": 7, "text": "img/logo.png", "kind": "url", "target": "/img/logo.png", "state": "id"}
                              ]
                            },
                            {
                              "path": "/site.json",
                              "kind": "web-manifest",
                              "references": [
                                {"line": 1, "column": 1, "text": "img/logo.png", "kind": "icon", "target": "/img/logo.png", "state": "id"}
                              ]
                            },
                            {
                              "path": "page.html",
                              "kind": "template",
                              "references": [
                                {"line": 3, "column": 1, "text": "/js/a-BxY3kL9q.js", "kind": "url", "target": "/js/a-BxY3kL9q.js", \
                        "state": "hashed-name"}
                              ]
                            }
                          ],
                          "unreferenced": [
                            "/site.json"
                          ],
                          "duplicates": []
                        }
                        """);
    }

    @Test
    void saysWhyAReferenceIsLeftWhoseTargetIsUnknown() {
        Reference reference = Reference.ofUnknown("it is relative to the page", HtmlKind.IMAGE, "x.png",
                new Position("page.html", 1, 10));

        assertThat(Report.of(List.of(reference), ASSETS, true).json()).contains("""
                {"line": 1, "column": 10, "text": "x.png", "kind": "image", "state": "left", \
                "why": "it is relative to the page"}
                """);
    }

    @Test
    void isTheSameForTheSameReferencesInAnyOrder() {
        List<Reference> shuffled = new ArrayList<>(REFERENCES);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(Report.of(shuffled, ASSETS, true).json()).isEqualTo(Report.of(REFERENCES, ASSETS, true).json());
    }

    @Test
    void isValidIfThereIsNothingToReport() {
        JsonObject json = json(Report.of(List.of(), AssetManifest.of(List.of()), true));

        assertThat(json).isEqualTo(new JsonObject("{\"version\":1,\"documents\":[],\"unreferenced\":[],\"duplicates\":[]}"));
    }

    @Test
    void listsAssetsThatNobodyRefersToExceptPages() {
        assertThat(json(Report.of(List.of(), ASSETS, true)).getJsonArray("unreferenced"))
                .containsExactly("/img/logo.png", "/js/a-BxY3kL9q.js", "/site.css", "/site.json");
    }

    @Test
    void listsFilesWithEqualBytes() {
        byte[] rewritten = "rewritten".getBytes();
        AssetManifest manifest = AssetManifest.of(List.of(
                RULES.asset("/b.png", "b".getBytes()), RULES.asset("/2.css", rewritten).withOwn(asset("/1.css").content()),
                RULES.asset("/a.png", "b".getBytes()), asset("/1.css"), asset("/c.png"),
                RULES.asset("/3.css", rewritten)));

        assertThat(json(Report.of(List.of(), manifest, true)).getJsonArray("duplicates").encode())
                .isEqualTo("[[\"/1.css\",\"/2.css\"],[\"/a.png\",\"/b.png\"]]");
    }

    @Test
    void saysThatAServletContainerSendsSheetsUnmodified() {
        JsonObject json = json(Report.of(REFERENCES, ASSETS, false));

        assertThat(states(json, "/site.css")).containsExactly("unresolved", "left", "left");
        assertThat(states(json, "page.html")).containsExactly("hashed-name");
        assertThat(json.encode()).contains("\"why\":\"the servlet container sends the file unmodified\"");
    }

    @Test
    void keepsOddCharacters() {
        String odd = "\"\\/\b\n\r\t\0\u001F\u007F\u0085\u2028\uD83D\uDE00<é>\uDE00\uD83D";
        Reference reference = Reference.unresolved(new Problem.Other(odd), CssSyntax.Kind.URL, odd,
                new Position("/" + odd, 1, 1));
        JsonObject document = json(Report.of(List.of(reference), AssetManifest.of(List.of(asset("/" + odd))), true))
                .getJsonArray("documents").getJsonObject(0);

        assertThat(document.getString("path")).isEqualTo("/" + odd);
        assertThat(document.getJsonArray("references").getJsonObject(0).getString("text")).isEqualTo(odd);
        assertThat(document.getJsonArray("references").getJsonObject(0).getString("problem")).isEqualTo(odd);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1, 0, 0, 0 | 1 reference in 1 document: 1 with id
            3, 0, 0, 0 | 3 references in 1 document: 3 with id
            2, 1, 0, 0 | 3 references in 1 document: 2 with id, 1 hashed by name
            1, 2, 3, 4 | 10 references in 1 document: 1 with id, 2 hashed by name, 7 without
            0, 0, 1, 0 | 1 reference in 1 document: 0 with id, 1 without
            """)
    void isSummedUpInOneLine(String counts, String line) {
        List<Reference> each = List.of(REFERENCES.get(0), css(HASHED.path(), 1, 1), REFERENCES.get(1), REFERENCES.get(2));
        List<Reference> references = new ArrayList<>();
        int[] numbers = Arrays.stream(counts.split(", ")).mapToInt(Integer::parseInt).toArray();
        for (int i = 0; i < numbers.length; i++) {
            references.addAll(Collections.nCopies(numbers[i], each.get(i)));
        }

        assertThat(Report.of(references, ASSETS, true).summary()).isEqualTo(line);
    }

    @Test
    void countsDocuments() {
        assertThat(Report.of(REFERENCES, ASSETS, true).summary())
                .isEqualTo("6 references in 4 documents: 3 with id, 1 hashed by name, 2 without");
    }

    @Test
    @Timeout(30)
    void copesWithManyReferences() {
        List<Reference> references = IntStream.range(0, 30_000).mapToObj(i -> Reference.unresolved(
                new Problem.Missing("/img/" + i + ".png"), CssSyntax.Kind.URL, "img/" + i + ".png",
                new Position("/" + i % 1_000 + ".css", i, 1))).toList();
        AssetManifest manifest = AssetManifest
                .of(IntStream.range(0, 10_000).mapToObj(i -> asset("/img/logo" + i + ".png")).toList());

        assertThat(json(Report.of(references, manifest, true)).getJsonArray("documents")).hasSize(1_000);
    }

    private static List<Object> states(JsonObject report, String path) {
        return report.getJsonArray("documents").stream().map(JsonObject.class::cast)
                .filter(document -> document.getString("path").equals(path))
                .flatMap(document -> document.getJsonArray("references").stream())
                .map(reference -> ((JsonObject) reference).getValue("state")).toList();
    }

    private static JsonObject json(Report report) {
        return new JsonObject(new String(report.json().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static Reference css(String target, int line, int column) {
        return Reference.to(target, CssSyntax.Kind.URL, target.substring(1), new Position("/site.css", line, column));
    }

    private static Asset asset(String path) {
        return RULES.asset(path, path.getBytes());
    }
}
