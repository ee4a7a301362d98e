package io.quarkiverse.cachebuster.runtime.css;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In the tables, references are in angle quotation marks, and {@code ¶} is a line feed. */
class CssReferencesTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "a{background:url(‹x.png›)}",
            "a{background:url( ‹x.png› )}",
            "a{background:url(\t¶‹x.png›\r\f)}",
            "a{background:URL(‹x.png›)}",
            "a{background:u\\72l(‹x.png›)}",
            "a{background:\\75 \\000072\\6C(‹x.png›)}",
            "a{background:url(\"‹x.png›\")}",
            "a{background:url( '‹x.png›' )}",
            "a{background:url('‹it\\'s.png›')}",
            "a{background:url('‹a)b.png›')}",
            "a{background:url(‹a\\)b.png›)}",
            "a{background:url(‹a\\29 b.png›)}",
            "a{background:url('‹a\\¶b.png›')}",
            "a{background:url('‹a\\\r¶b.png›')}",
            "a{background:url('‹x.png›' format('woff2'))}",
            "a{background:src('‹x.png›')}",
            "a{background:src( /* c */ '‹x.png›')}",
            "a{background:url(‹›)}",
            "a{background:url('‹›')}",
            "a{background:url(‹é.png›)}",
            "a{background:url(‹a\0b›)}",
            "@font-face{src:url(‹a.eot?#iefix›) format('x'),url('‹b.woff›')}",
            "a{b:url(‹x›)}/* url(y) */c{d:url(‹z›)}",
            "a{--x: url(‹x.png›); --y: 'x.png'}",
            "a{b:image-set('‹x.png›' 1x, url(‹y.png›) 2x, \"‹z.png›\" type('image/png'))}",
            "a{b:-webkit-image-set('‹x.png›' 1x)}",
            "a{b:IMAGE-SET('‹x.png›' 1x)}",
            "a{b:image-set(linear-gradient(red,'x.png'),'‹y.png›')}",
            "a{content:'x.png' attr(url)}",
            "a{b:my-url(x.png)}",
            "a{b:-url(x.png)}",
            "a{b:--url(x.png)}",
            "a{b:1url(x.png)}",
            "a{b:.5url(x.png)}",
            "a{b:1e3url(x.png)}",
            "a{b:1.url(‹x.png›)}",
            "a{b:1%url(‹x.png›)}",
            "a{b:+url(‹x.png›)}",
            "a{b:#url(x.png)}",
            "a{b:éurl(x.png)}",
            "a{b:\0url(x.png)}",
            "a{b:url (x.png)}",
            "a{b:url/**/(x.png)}",
            "a{b:url(/**/'x.png')}",
            "a{b:url(x y.png) url(‹z›)}",
            "a{b:url(x\"y.png) url(‹z›)}",
            "a{b:url(x(y.png) url(‹z›)}",
            "a{b:url(x\\¶y.png) url(‹z›)}",
            "a{b:url(x y\\)z.png) url(‹z›)}",
            "a{b:'x¶;c:url(‹y›)}",
            "a{b:url('x¶);c:url(‹y›)}",
            "<!-- a{b:url(‹x›)} -->",
            "<!--url(‹x›)",
            "/* a *//**/b{c:url(‹x›)}/***/",
            "/* a{b:url(x)}",
            "a{b:url(‹x",
            "a{b:url('‹x",
            "a{b:url(‹x\\",
            "a{b:url('‹x\\",
            "a{b:url(‹",
            "@import '‹x.css›';",
            "@import \"‹x.css›\" layer(a) supports(b: url(y)) screen and (c);",
            "@import url(‹x.css›) screen;a{b:url(‹y›)}",
            "@import url('‹x.css›') layer(a);a{b:url(‹y›)}",
            "@import/**/'‹x.css›'",
            "@IMPORT '‹x.css›';@im\\70ort '‹y.css›';",
            "@import src('‹x.css›');",
            "@import foo 'x.css';@import '‹y.css›';",
            "@import '‹x",
            "@import",
            "@charset 'x.css';@import '‹y.css›';",
            "@namespace url(http://x);@namespace svg 'y';a{b:url(‹z›)}",
            "@supports (a:url(x)){b{c:url(‹y›)}}",
            "@document url(x),url-prefix('y'){a{b:url(‹z›)}}",
            "@media print{a{b:url(‹x›)}@import '‹y›'}",
            "@font-face{src:url(‹x›)}@page :first{a:url(‹y›)}",
            "@layer a,b;c{d:url(‹x›)}",
            "a{@b url(x);c:url(‹y›)}",
            "a{@b url(x)}c{d:url(‹y›)}",
            "@url(x)",
            "@-url(x){}",
            "a{b:url(data:image/png;base64,AAAA) url('DATA:,x') url(‹x›)}",
            "/*# sourceMappingURL=x.css.map */a{b:url(‹y›)}",
            "\u00EF\u00BB\u00BFurl(‹x›)",
            "\u00EF\u00BB\u00BF@import '‹x›'",
            "\u00FE\u00FFurl(x)",
            ")]}url(‹x›)",
            "[(url(‹x›)}{image-set('‹y›'])",
    })
    void findsWhatABrowserLoads(String marked) {
        String css = marked.replace('¶', '\n');
        StringBuilder found = new StringBuilder();
        int at = 0;
        byte[] bytes = css.replaceAll("[‹›]", "").getBytes(ISO_8859_1);
        String text = new String(bytes, ISO_8859_1);
        for (CssText reference : CssReferences.in(bytes)) {
            found.append(text, at, reference.start()).append('‹').append(text, reference.start(), reference.end());
            at = reference.end();
            // a reference may be unterminated at the end of the text
            found.append(at == text.length() ? "" : "›");
        }
        assertThat(found.append(text, at, text.length())).hasToString(css);
    }

    @Test
    void reportsTheKindOfReference() {
        assertThat(CssReferences.in("@import 'a';@import url(b);c{d:url(e) src('f') image-set('g' 1x, url(h))}".getBytes()))
                .extracting(CssText::kind)
                .containsExactly(Kind.IMPORT, Kind.IMPORT, Kind.URL, Kind.URL, Kind.IMAGE_SET, Kind.URL);
    }

    @Provide
    Arbitrary<byte[]> nastySheets() {
        return Arbitraries.of("url(", "URL(", "u\\72l(", "src(", "image-set(", "-webkit-image-set(", "type(", "@import ",
                "@namespace ", "@media ", "\"", "'", "\\", "\n", "\r\n", "\f", "/*", "*/", "<!--", "-->", "1", ".5", "1e3", "#",
                "-", "+", "\\41 ", "\\000041\r\n", "\0", "\u00e9", "\u00ef\u00bb\u00bf", "(", ")", "[", "]", "{", "}", ";", ",",
                " ", "a.png").list().ofMaxSize(40)
                .map(parts -> String.join("", parts).getBytes(ISO_8859_1));
    }

    @Property
    void areOrderedAndDisjointAndInRange(@ForAll("nastySheets") byte[] css) {
        assertOrdered(css);
    }

    @Property
    void areOrderedAndDisjointAndInRangeInAnyBytes(@ForAll byte[] css) {
        assertOrdered(css);
    }

    private static void assertOrdered(byte[] css) {
        int at = 0;
        for (CssText reference : CssReferences.in(css)) {
            assertThat(reference.start()).isGreaterThanOrEqualTo(at);
            assertThat(reference.end()).isBetween(reference.start(), css.length);
            at = reference.end();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "(", "url(", "url('", "\\", "/*", "@import ", "@import url(", "'\\", "{", "image-set(", "url(x ",
            "u\\72l", "-", "\"\n", "url(\"\n", "[(" })
    void readsThirtyMegabytesOfAnythingInSeconds(String part) {
        byte[] css = part.repeat(30_000_000 / part.length()).getBytes(ISO_8859_1);

        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> CssReferences.in(css));
    }
}
