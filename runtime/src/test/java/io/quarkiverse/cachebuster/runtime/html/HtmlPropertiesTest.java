package io.quarkiverse.cachebuster.runtime.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.url.Splice;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HtmlPropertiesTest {

    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A &amp; B</title><base href="/x/">
            <link rel="stylesheet" href="/a.css?x&amp;y"><link rel=icon href=/favicon.ico><!-- <img src="c.png"> -->
            <script type="importmap">{"imports": {"a": "/a\\u002ejs"}}</script><script src='/é.js'></script>
            <script>let a = '<!-- <script>';</script><style>a { b: url("c\\.png") }</style></head>
            <body style="background: url(&quot;d.png&quot;)"><p>{x} <img src="/{x ?: '}"'}.png" srcset="e.png 1x, f&#46;png 2x" alt>
            <svg><use href="g.svg#h"/><![CDATA[ <image href=i.png> ]]><foreignObject><video poster='j'></foreignObject></svg>
            {#if a > b}<div data-cache-buster="off"{#else}<div {/if}>{| {z} |} \\{ <textarea><img src=k></textarea></body></html>
            """;
    private static final List<String> PARTS = List.of("<", ">", "</", "/>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<img ",
            "<link rel=icon ",
            "<script>", "</script>", "<style>", "</style>", "<svg>", "</svg>", "<math><mi>", "<textarea>", "<use ", "<image ",
            "src", "srcset", "href",
            "=", "\"", "'", " ", "\n", "/a.png", ", ", " 2x", "&", "&amp", "&#38", "&notin;", "&fjlig;", "#", "é", "😀", "\0",
            "{", "}", "{x}", "{#if x}",
            "{/if}", "{!", "!}", "{|", "|}", "\\", "style", "url(", ")", "data-cache-buster=off", "<p>", "</p>", "<table>",
            "<td>", "<base href=",
            "<script type=importmap>", "{\"imports\":{\"a\":\"b\\u0063\"}}", "\uFFFC", "\uFFFE", "\uFFFF");

    @Provide
    Arbitrary<String> html() {
        Arbitrary<String> parts = Arbitraries.of(PARTS).list().ofMaxSize(40).map(list -> String.join("", list));
        return Arbitraries.oneOf(parts, mutations());
    }

    /** A page of which a part is replaced. */
    private static Arbitrary<String> mutations() {
        Arbitrary<Integer> positions = Arbitraries.integers().between(0, PAGE.length());
        return Arbitraries.of(PARTS).flatMap(part -> positions.flatMap(a -> positions
                .map(b -> PAGE.substring(0, Math.min(a, b)) + part
                        + PAGE.substring(Math.min(PAGE.length(), Math.min(a, b) + b % 20)))));
    }

    @Property(tries = 3_000)
    void pagesHaveSpansInOrder(@ForAll("html") String html) {
        byte[] bytes = html.getBytes(UTF_8);
        check(HtmlPage.of(bytes), bytes.length);
        HtmlPage.ofTemplate(html, true);
        check(HtmlPage.ofTemplate(html, false), html.length());
    }

    @Property
    void anyBytesAreAPage(@ForAll byte[] bytes) {
        check(HtmlPage.of(bytes), bytes.length);
    }

    @Property
    void anyStringIsATemplate(@ForAll String template) {
        check(HtmlPage.ofTemplate(template, false), template.length());
    }

    private static void check(HtmlPage page, int length) {
        int at = 0;
        for (HtmlReference reference : page.references()) {
            HtmlText url = reference.url();
            assertThat(url.start()).isBetween(at, length);
            assertThat(url.end()).isBetween(url.start(), length);
            assertThat(url.text()).isNotBlank();
            at = url.end();
            int before = url.start();
            for (int i = 0; i <= url.text().length(); i++) {
                Splice splice = url.inDocument(new Splice(i, i, ""));
                assertThat(splice).isEqualTo(new Splice(splice.from(), splice.from(), ""));
                assertThat(splice.from()).isBetween(before, url.end());
                before = splice.from();
            }
            url.tags().forEach(tag -> assertThat(url.start() <= tag.start() && tag.end() <= url.end()).isTrue());
        }
        page.scripts().forEach(script -> assertThat(script.start()).isBetween(0, length));
    }

    /** The inserted text is part of the URL when the page is read again, and nothing else changes. */
    @Property(tries = 2_000)
    void insertedTextIsReadBack(@ForAll("html") String html, @ForAll("insertions") String inserted) {
        String bytes = new String(html.getBytes(UTF_8), ISO_8859_1);
        List<HtmlReference> references = HtmlPage.of(bytes.getBytes(ISO_8859_1)).references();
        for (int i = 0; i < references.size(); i++) {
            HtmlText url = references.get(i).url();
            HtmlKind kind = references.get(i).kind();
            if (kind == HtmlKind.INLINE_STYLE || kind == HtmlKind.IMPORT_MAP || kind == HtmlKind.SRCSET) {
                continue;
            }
            int end = url.text().length();
            Splice splice = url.inDocument(new Splice(end, end, inserted));
            String changed = bytes.substring(0, splice.from()) + splice.replacement() + bytes.substring(splice.to());
            List<HtmlReference> again = HtmlPage.of(changed.getBytes(ISO_8859_1)).references();
            assertThat(again).hasSameSizeAs(references);
            assertThat(again.get(i).url().text()).isEqualTo(url.text() + inserted);
        }
    }

    @Property(tries = 2_000)
    void insertedTextIsReadBackFromATemplate(@ForAll("html") String html, @ForAll("insertions") String inserted) {
        List<HtmlReference> references = HtmlPage.ofTemplate(html, false).references();
        for (int i = 0; i < references.size(); i++) {
            HtmlText url = references.get(i).url();
            HtmlKind kind = references.get(i).kind();
            if (kind == HtmlKind.INLINE_STYLE || kind == HtmlKind.IMPORT_MAP || kind == HtmlKind.SRCSET) {
                continue;
            }
            int end = url.text().length();
            Splice splice = url.inDocument(new Splice(end, end, inserted));
            String changed = html.substring(0, splice.from()) + splice.replacement() + html.substring(splice.to());
            List<HtmlReference> again = HtmlPage.ofTemplate(changed, false).references();
            assertThat(again).hasSameSizeAs(references);
            assertThat(again.get(i).url().text()).isEqualTo(url.text() + inserted);
        }
    }

    @Provide
    Arbitrary<String> insertions() {
        return Arbitraries.strings().withChars("av1;=?&#x<>\"'` {}\\/").ofMinLength(1).ofMaxLength(6);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<", "<!", "<!--", "<!-- --!", "--", "\"", "<a b=\"", "<a b='c' ", "<a", "a", "</", "</a>", "<b>",
            "<div><b>",
            "<p><button>", "<svg>", "<svg><desc>", "<table><td>", "<script><!--", "<script><!--<script>", "<script>",
            "<script>-->", "</script",
            "<title></", "<textarea></textare", "<svg><![CDATA[", "<?", "&", "<img src='&", "<img src='&amp",
            "<img src=x srcset='a,", "<img srcset='a (b, ",
            "<img srcset='a 1x, ", "{", "{x", "{!", "{|", "\\", "{x}", "<img {x}", "<img {x}{#if y}", "{#if x}", "<a {x}=",
            "<img src={x}", "<img src='{x} ",
            "<style>url(x)", "<p style='url(x)'>", "<script type=importmap>{\"imports\":{", "<script type=importmap>[[", "<li>",
            "<dd><div>", "<option>", "<img src={#if}",
            "<math><annotation-xml encoding=x>", "<h1 data-cache-buster=off>", "<select><p>", "é", "<a {", "<img src=x ",
            "<link rel='a ", "<svg><script>x<b/>" })
    void areReadInLinearTime(String part) {
        String html = part.repeat(5_000_000 / part.length());
        String wrapped = part + html.replaceFirst("^<(img|link|a) ?", "<$1 ") + "'\">-->";
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            HtmlPage.of(html.getBytes(UTF_8));
            read(HtmlPage.of(wrapped.getBytes(UTF_8)));
            read(HtmlPage.ofTemplate(html, false));
        });
    }

    private static void read(HtmlPage page) {
        page.references().forEach(reference -> reference.url().tags());
    }
}
