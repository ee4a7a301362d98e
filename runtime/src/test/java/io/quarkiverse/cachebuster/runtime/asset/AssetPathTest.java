package io.quarkiverse.cachebuster.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AssetPathTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "/static/x.css, /static/x.css",
            "static/x.css, /static/x.css",
            "/static//x.css, /static/x.css",
            "/static/./x.css, /static/x.css",
            "/static/../x.css, /x.css",
            "/a/b/../../x.css, /x.css",
            "/static/..x.css, /static/..x.css",
            "/static/x..css, /static/x..css",
            "/.well-known/x, /.well-known/x",
            "/, /",
            "/static/, /static/",
            "/static/., /static/",
            "/static/css/.., /static/",
            "/static/.., /",
    })
    void canonicalizes(String path, String canonical) {
        assertThat(AssetPath.canonical(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/..", "/../x", "/a/../../x", "..", "../x", "/a\\b", "\\", "C:\\x", "/a\0.css" })
    void hasNoCanonicalFormForPathsThatLeaveTheRoot(String path) {
        assertThat(AssetPath.canonical(path)).isNull();
    }

    @Property
    void canonicalizesAnyTextToAPathBelowTheRoot(@ForAll String text) {
        String canonical = AssetPath.canonical(text);
        if (canonical != null) {
            assertThat(canonical).startsWith("/").doesNotContain("//", "/./", "/../").doesNotEndWith("/..");
            assertThat(AssetPath.canonical(canonical)).isEqualTo(canonical);
        }
    }

    @ParameterizedTest
    @CsvSource({ "a%20b, a b", "%C3%A9, é", "a+b, a+b", "%2e%2E%2f, ../", "%2525, %25", "é%C3%A9, éé" })
    void decodesOnceAsUtf8(String encoded, String decoded) {
        assertThat(AssetPath.decode(encoded)).isEqualTo(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = { "%", "%2", "%zz", "100%", "%C3", "%ff", "a%-1", "%C3é" })
    void doesNotDecodeMalformedText(String text) {
        assertThat(AssetPath.decode(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "/static/x.css, /static/x.css",
            "/a b.png, /a%20b.png",
            "/é.png, /%C3%A9.png",
            "/100%.png, /100%25.png",
            "/a?b#c, /a%3Fb%23c",
            "/a%20b, /a%2520b",
            "/\uD83D\uDE00, /%F0%9F%98%80",
            "\"/<\"\"'>\", /%3C%22%27%3E",
            "/photo (1).jpg, /photo%20%281%29.jpg",
            "/a+b, /a%2Bb",
            "\"/-._~!$&*,;=:@\", \"/-._~!$&*,;=:@\"",
    })
    void encodesAllCharactersThatAPathMustNotContain(String path, String encoded) {
        assertThat(AssetPath.encode(path)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "\"/AZaz09-._~/@'():!$&*+,;=\", \"/AZaz09-._~/@'():!$&*+,;=\"",
            "/a b, /a%20b",
            "/é, /%C3%A9",
            "/\uD83D\uDE00, /%F0%9F%98%80",
            "/a%20b, /a%2520b",
            "/a?b#c, /a%3Fb%23c",
            "\"/\"\"<>\\^`{|}[]\", /%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D",
            "/\u0000\u007F, /%00%7F",
    })
    void hasOneSpellingInRequests(String path, String encoded) {
        assertThat(AssetPath.encodeForRequest(path)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "/it's%20(a)+b c.png, /it%27s%20%28a%29%2Bb%20c.png",
            "/100%, /100%25",
            "/%zz%c3, /%25zz%c3",
    })
    void keepsEscapes(String path, String encoded) {
        assertThat(AssetPath.encodeKeepingEscapes(path)).isEqualTo(encoded);
    }

    @Test
    void encodesQuotesAndParenthesesInQueries() {
        assertThat(AssetPath.encodeQuery("?a=(1)+'2'&b=%20")).isEqualTo("?a=%281%29+%272%27&b=%20");
    }

    @Test
    void keepsTheParenthesesOfSvgViews() {
        assertThat(AssetPath.encodeFragment("#svgView(viewBox(0, 0))'")).isEqualTo("#svgView(viewBox(0,%200))%27");
    }

    @Property
    void encodesReversiblyToAValidUri(@ForAll String text) {
        String encoded = AssetPath.encode("/" + text);
        assertThat(URI.create(encoded.replaceFirst("^/+", "/")).getRawPath()).isNotNull();
        if (text.codePoints().noneMatch(codePoint -> codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
            assertThat(AssetPath.decode(encoded)).isEqualTo("/" + text);
        }
    }

    @Test
    void replacesALoneSurrogate() {
        assertThat(AssetPath.encode("/a\uD800b")).isEqualTo("/a%3Fb");
    }
}
