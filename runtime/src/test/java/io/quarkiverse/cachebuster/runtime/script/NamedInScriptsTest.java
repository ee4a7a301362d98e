package io.quarkiverse.cachebuster.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedInScriptsTest {

    private static final NamedInScript FIRST = new NamedInScript("x.png", "/a.js", 1, 20);
    private static final NamedInScript SECOND = new NamedInScript("x.png", "/a.js", 2, 3);
    private static final NamedInScript THIRD = new NamedInScript("x.png", "/b.js", 1, 1);
    private static final NamedInScript OTHER = new NamedInScript("a b.png", "/b.js", 1, 1);

    @Test
    void findsAssetsByTheirFileName() {
        NamedInScripts places = NamedInScripts.of(List.of(FIRST, OTHER));

        assertThat(places.of("/img/x.png")).isEqualTo(FIRST);
        assertThat(places.of("/x.png")).isEqualTo(FIRST);
        assertThat(places.of("/img/a b.png")).isEqualTo(OTHER);
    }

    @Test
    void findsAssetsByTheirFileNameAsBrowsersEncodeIt() throws IOException {
        String script = "path.replace(/a%20b\\.png$/, ''); link.matches('[href$=\"%C3%BC.png\"]'); '%2520.png'";

        NamedInScripts places = NamedInScripts.of(FileNames.of(List.of("/a b.png", "/\u00fc.png", "/%20.png", "/ .png"))
                .search("/a.js", new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8))).names());

        assertThat(places.of("/a b.png")).isEqualTo(new NamedInScript("a%20b.png", "/a.js", 1, 15));
        assertThat(places.of("/\u00fc.png")).isNotNull();
        assertThat(places.of("/%20.png")).isNotNull();
        assertThat(places.of("/ .png")).isNull();
    }

    @Test
    void saysWhyAnAssetKeepsItsPlainUrl() {
        NamedInScripts places = NamedInScripts.of(List.of(FIRST));

        assertThat(places.whyPlain("/img/x.png")).isEqualTo("/a.js:1:20 looks for its file name");
        assertThat(places.whyPlain("/img/y.png")).isNull();
    }

    @Test
    void doesNotFindOthers() {
        NamedInScripts places = NamedInScripts.of(List.of(FIRST));

        assertThat(places.of("/img/y.png")).isNull();
        assertThat(places.of("/x.png/y")).isNull();
        assertThat(places.of("/img/ax.png")).isNull();
    }

    @Test
    void keepsTheFirstPlaceForAnyOrderOfScripts() {
        List<NamedInScript> places = new ArrayList<>(List.of(FIRST, SECOND, THIRD, OTHER));
        List<NamedInScript> expected = NamedInScripts.of(places).all();
        Collections.reverse(places);

        assertThat(NamedInScripts.of(places).all()).isEqualTo(expected).containsExactly(OTHER, FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a.js", "/a.min.js", "/a.mjs", "/a.cjs", "/A.JS" })
    void knowsScripts(String path) {
        assertThat(NamedInScripts.isScript(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a.css", "/a.json", "/a.js.map", "/js", "/a.ts", "/a.jsx" })
    void knowsOtherFiles(String path) {
        assertThat(NamedInScripts.isScript(path)).isFalse();
    }
}
