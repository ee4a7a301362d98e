package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViteManifestTest {

    /** Written by Vite 7 with its legacy plugin, from a page with sheets, images and dynamic imports. */
    @Test
    void listsWhatViteWrites() throws IOException {
        assertThat(hashedNames("/app/.vite/manifest.json", resource("vite-legacy.json"))).containsExactly(Stream.of(
                "_id_-B0nwi8An.css", "_id_-DYOYkJsS.js", "_id_-legacy-DNad91wR.js", "about-DAnG9F2j.css",
                "about-SEiLKhSQ.js", "about-legacy-CSwHhsK_.js", "data-BZMYFMlO.json", "font-Bwm4XczW.woff2",
                "index-DhfRkH7W.css", "index-DvigQ3Dx.js", "index-legacy-xKmfynB3.js", "logo-BvWBQMoZ.svg",
                "polyfills-legacy-BWpwzmx0.js").map(name -> "/app/assets/" + name).toArray(String[]::new));
    }

    /** With {@code [name].[hash:20]} and {@code hashCharacters} in Vite's configuration. */
    @Test
    void knowsHashesOfAnotherAlphabetAndLength() throws IOException {
        assertThat(hashedNames("/.vite/manifest.json", resource("vite-hexadecimal.json"))).containsExactly(
                "/js/about.079d8baf398bda94e5cf.min.js", "/js/index.f98ce4c52f0e57adced4.min.js",
                "/media/about.c09c6f45da396de41693.css", "/media/font.ae92d3651684b77b72a8.woff2",
                "/media/index.f7a7e5661f1e4a6a64e8.css", "/media/logo.6f58140ca19858c86826.svg");
    }

    /** With {@code entryFileNames: 'assets/[name].js'} and the like. */
    @Test
    void leavesOutNamesWithoutAHash() throws IOException {
        assertThat(hashedNames("/.vite/manifest.json", resource("vite-without-hash.json"))).isEmpty();
    }

    /** With {@code '[name]-v2025abc'}. */
    @Test
    void ignoresTextThatFilesOfDifferentSizesHaveInCommon() throws IOException {
        assertThat(hashedNames("/.vite/manifest.json", resource("vite-with-version.json"))).isEmpty();
    }

    @Test
    void acceptsFilesOfTheSameContent() {
        String json = """
                { "a.js": { "file": "a-DvigQ3Dx.js", "name": "a", "css": ["a-tn0RQdqM.css"] },
                  "b.js": { "file": "b-SEiLKhSQ.js", "name": "b", "css": ["b-tn0RQdqM.css"] } }""";

        assertThat(ViteManifest.parse("/.vite/manifest.json", json).hashedNames(path -> path.endsWith("css") ? 0L : 1L))
                .containsExactly("/a-DvigQ3Dx.js", "/a-tn0RQdqM.css", "/b-SEiLKhSQ.js", "/b-tn0RQdqM.css");
    }

    @ParameterizedTest
    @CsvSource({
            "logo-BvWBQMoZ.svg, a-DhfRkH7W.css, true",
            "logo-BvWBQMoZ.svg, a-DhfRkH7W.js, false",
            "logo-BvWBQMoZ.svg, a.DhfRkH7W.css, false",
            "logo-BvWBQMoZ.svg, a-DhfRkH7WxY.css, false",
            "logo-BvWBQMoZ.svg, a.css, false",
            "photo-20251126.png, a-DhfRkH7W.css, false",
            "photo.png, a-DhfRkH7W.css, false",
    })
    void knowsAssetsThatOnlyChunksListByTheNamesOfOthers(String asset, String other, boolean hashed) {
        String json = """
                { "a.js": { "file": "a.js", "name": "a", "assets": ["%s"] },
                  "a": { "file": "%s" } }""".formatted(asset, other);

        assertThat(hashedNames("/.vite/manifest.json", json).contains("/" + asset)).isEqualTo(hashed);
    }

    @Test
    void leavesOutMissingFiles() throws IOException {
        assertThat(ViteManifest.parse("/.vite/manifest.json", resource("vite-legacy.json")).hashedNames(path -> null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "src/a.js       | a      | x/a-DMcx_nWD.js        | true",
            "src/a.js       | a      | a.BOEkIcb-.js          | true",
            "src/a.js       | a      | a--BOEkIcb.js          | true",
            "src/a.js       | a      | a_3f9a1c2b4d5e.js      | true",
            "src/a/index.js | a      | a-DMcx_nWD.js          | true",
            "_a-DMcx_nWD.js | a      | a-DMcx_nWD.js          | true",
            "a b?.js        | a b?   | a b_-DMcx_nWD.js       | true",
            "views/a.js     | views/a | views/a-DMcx_nWD.js   | true",
            "src/a.js       | a      | a.js                   | false",
            "src/a.js       | a      | a.min.js               | false",
            "src/a.js       | a      | a-production.js        | false",
            "src/a.js       | a      | a.ClientBundle.js      | false",
            "src/a.js       | a      | a-v20251126.js         | false",
            "src/a.js       | a      | a-20251126.js          | false",
            "src/a.js       | a      | a-1.10.123.js          | false",
            "src/a.js       | a      | a-legacy.js            | false",
            "src/a.js       | a      | DMcx_nWD.js            | false",
            "src/User-Set1ings.js | User-Set1ings | User-Set1ings.js | false",
            "src/b.js       | b      | a-DMcx_nWD.js          | false",
            "src/a.js       | a      | ../../a-DMcx_nWD.js    | false",
    })
    void knowsWhichNamesHaveAHash(String source, String name, String file, boolean hashed) {
        String json = "{ \"%s\": { \"file\": \"%s\", \"name\": \"%s\" } }".formatted(source, file, name);

        assertThat(hashedNames("/app/.vite/manifest.json", json))
                .isEqualTo(hashed ? List.of("/app/" + file) : List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "nothing           | it is not a JSON object",
            "[]                | it is not a JSON object",
            "{\"a\":           | it is not a JSON object",
            "{\"a\":null}      | 'a' has no 'file'",
            "{\"a\":{}}        | 'a' has no 'file'",
            "{\"a\":1}         | a value has the wrong type",
            "{\"a\":{\"file\":\"a.js\",\"css\":{}}} | a value has the wrong type",
    })
    void explainsWhatIsMalformed(String json, String message) {
        assertThatThrownBy(() -> ViteManifest.parse("/.vite/manifest.json", json))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    /** Each file has a different size. */
    private static List<String> hashedNames(String path, String json) {
        return ViteManifest.parse(path, json).hashedNames(file -> (long) file.hashCode());
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = ViteManifestTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
