package io.quarkiverse.cachebuster.runtime.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class AssetProblemTest {

    private final AssetLookup lookup = new AssetLookup(new RecordedAssets(AssetManifest.of(List.of(
            Asset.of("/static/app.css", "id", Content.of(Fingerprint.of(new byte[0]), 0))))), "/root");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "/static/ap.css | no static resource '/static/ap.css'; did you mean '/static/app.css'?",
            "static/ap.css?v=1 | no static resource 'static/ap.css?v=1'; did you mean '/static/app.css'?",
            "/root/static/ap.css | no static resource '/root/static/ap.css'; did you mean '/static/app.css'?",
            "\\static\\app.css | no static resource '\\static\\app.css'; did you mean '/static/app.css'?",
            "/far/away.png | no static resource '/far/away.png'",
            "/static | '/static' is a directory, not a file",
            "../app.css | '../app.css' is relative to the page, whose URL is unknown at build time; use an absolute path, for example '/static/app.css'",
            "https://x/app.css | 'https://x/app.css' is not a file of this application",
            "\"\" | no file provided: the path is null, empty or blank",
    })
    void describesTheProblem(String text, String problem) {
        assertThat(describe(text)).isEqualTo(problem);
    }

    @Test
    void isSafeToLog() {
        assertThat(describe("/\u202E\n\r\u001B[0m\u2028")).isEqualTo("no static resource '/\uFFFD\uFFFD\uFFFD\uFFFD[0m\uFFFD'");
        assertThat(describe("/" + "a".repeat(10_000))).hasSizeLessThan(300);
    }

    private String describe(String text) {
        return AssetProblem.describe(lookup, text, lookup.find(text));
    }
}
