package io.quarkiverse.cachebuster.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.url.Splice;

/** In the tables, {@code ·} is a space, {@code ¶} a line feed and {@code →} a tab. */
class WrittenUrlTest {

    private static String unmarked(String text) {
        return text.replace('·', ' ').replace('¶', '\n').replace('→', '\t');
    }

    @ParameterizedTest
    @CsvSource({
            "/a.png, /a.png",
            "··/a.png→, /a.png",
            "/a¶b→.png, /ab.png",
            "¶/→¶/a, //a",
            "\\a\\b.png, /a/b.png",
            "/a·b.png, /a·b.png",
    })
    void isReadAsBrowsersDo(String url, String text) {
        assertThat(WrittenUrl.of(unmarked(url)).text()).isEqualTo(unmarked(text));
    }

    @ParameterizedTest
    @CsvSource({
            "/a.png, 6, 6, /a.pngX",
            "·/a.png·, 6, 6, ·/a.pngX·",
            "·/a¶b.png→, 7, 7, ·/a¶b.pngX→",
            "/→a¶b.png, 1, 3, /→X.png",
            "/a¶b→.png, 3, 7, /a¶b→X",
            "→/a¶#b, 2, 2, →/a¶X#b",
    })
    void placesChangesWhereTheTextIsWritten(String url, int from, int to, String changed) {
        String written = unmarked(url);
        Splice splice = WrittenUrl.of(written).inSource(new Splice(from, to, "X"));
        assertThat(written.substring(0, splice.from()) + "X" + written.substring(splice.to())).isEqualTo(unmarked(changed));
    }
}
