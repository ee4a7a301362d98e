package io.quarkiverse.cachebuster.runtime.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.url.Splice;

class HtmlTextTest {

    private static HtmlText page(String tag) {
        return HtmlPage.of(tag.getBytes(UTF_8)).references().get(0).url();
    }

    private static HtmlText template(String tag) {
        return HtmlPage.ofTemplate(tag, false).references().get(0).url();
    }

    private static String spliced(String document, Splice splice) {
        return document.substring(0, splice.from()) + splice.replacement() + document.substring(splice.to());
    }

    /** The page with its first URL changed. */
    private static String changed(String page, int from, int to, String replacement) {
        String bytes = new String(page.getBytes(UTF_8), ISO_8859_1);
        String result = spliced(bytes, page(page).inDocument(new Splice(from, to, replacement)));
        return new String(result.getBytes(ISO_8859_1), UTF_8);
    }

    private static String changedTemplate(String template, int from, int to, String replacement) {
        return spliced(template, template(template).inDocument(new Splice(from, to, replacement)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "a&amp;b|a&b", "a&#38;b|a&b", "a&#x26;b|a&b", "a&#X26;b|a&b", "a&#38b|a&b", "a&AMP;b|a&b", "a&ampb|a&ampb",
            "a&amp=b|a&amp=b",
            "a&amp|a&", "a&amp.b|a&.b", "a&b|a&b", "a&|a&", "a&#|a&#", "a&#x|a&#x", "a&#;|a&#;", "a&#xg|a&#xg", "a&;|a&;",
            "&&amp;|&&",
            "?a=1&copy=2|?a=1&copy=2", "?a=1&copy;=2|?a=1©=2", "?a&lt|?a<", "&notit;|&notit;", "&notin;|∉", "&not;|¬",
            "&apos;|'", "&apos|&apos",
            "&eacute;|é", "&fjlig;|fj", "&nGt;|≫⃒", "&Aopf;|𝔸", "&CounterClockwiseContourIntegral;|∳", "&lang;|⟨",
            "&eacutes;|&eacutes;",
            "&frac12|½", "&#128;|€", "&#x9F;|Ÿ", "&#129;|\u0081", "&#0;|�", "&#xD800;|�", "&#x110000;|�", "&#99999999999;|�",
            "&#x1F600;|😀",
            "é😀|é😀", "&hearts;.png|♥.png", "&Hearts;|&Hearts;",
    })
    void decodesCharacterReferencesInAttributes(String written, String text) {
        assertThat(page("<img src='" + written + "'>").text()).isEqualTo(text);
        assertThat(template("<img src='" + written + "'>").text()).isEqualTo(text);
    }

    @Test
    void replacesMalformedUtf8AndNul() {
        byte[] page = "<img src='a\u00E9b\u00F0\u009F\u0098\0c\u00E9'>".getBytes(ISO_8859_1);
        assertThat(HtmlPage.of(page).references().get(0).url().text()).isEqualTo("a�b��c�");
    }

    @Test
    void hasNoReferencesInUtf16() {
        assertThat(HtmlPage.of("\uFEFF<img src=x>".getBytes(UTF_16LE)).references())
                .isEmpty();
        assertThat(HtmlPage.of("\uFEFF<img src=x>".getBytes(UTF_16BE)).references())
                .isEmpty();
        assertThat(HtmlPage.of("\u00FE\u00FF<img src=x>".getBytes(ISO_8859_1)).references()).isEmpty();
    }

    @Test
    void countsAByteOrderMark() {
        assertThat(HtmlPage.of("\uFEFF<img src=x>".getBytes(UTF_8)).references().get(0).url().start()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "<img src='/a.png'>|6|6|?v=1&w|<img src='/a.png?v=1&amp;w'>",
            "<img src=/a.png>|6|6|?v=1|<img src=/a.png?v=1>",
            "<img src=/a.png>|6|6|? >`'\"<|<img src=/a.png?&#32;&gt;&#96;&#39;&quot;&lt;>",
            "<img src=\"/a.png\">|6|6|a '\"|<img src=\"/a.pnga &#39;&quot;\">",
            "<img src='/a.png?x&amp;y#z'>|10|10|&v=1|<img src='/a.png?x&amp;y&amp;v=1#z'>",
            "<img src='/é😀.png'>|8|8|?v=1|<img src='/é😀.png?v=1'>",
            "<img src='/a&eacute;.png'>|2|3|b|<img src='/ab.png'>",
            "<img src='/a?x&#38'>|5|5|1|<img src='/a?x&#38;1'>",
            "<img src='/a?x&amp'>|5|5|lt|<img src='/a?x&amp;lt'>",
            "<img src='/a?x&l'>|6|6|t;|<img src='/a?x&l&#116;;'>",
            "<img src='/a?x&'>|5|5|lt;|<img src='/a?x&&#108;t;'>",
            "<img src='/a?x&'>|5|5|lt=1|<img src='/a?x&lt=1'>",
            "<img src='/a?x&l'>|6|6|t=1|<img src='/a?x&l&#116;=1'>",
            "<img src='/a?x&#3'>|5|5|8|<img src='/a?x&#3;8'>",
            "<img srcset='/a 1x, /b&amp;c 2x'>|2|2|?v|<img srcset='/a?v 1x, /b&amp;c 2x'>",
            "<img src='{/a.png'>|7|7|{x}\\|<img src='{/a.png{x}\\'>",
    })
    void writesChangesAsTheSyntaxRequires(String page, int from, int to, String replacement, String changed) {
        assertThat(changed(page, from, to, replacement)).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '⇒', quoteCharacter = '\0', value = {
            "<img src='/a{x}.png'>⇒/a￼.png⇒{x}",
            "<img src='/a{x.get(\"}\").y('>')}.png'>⇒/a￼.png⇒{x.get(\"}\").y('>')}",
            "<img src=\"/a{x ?: 'b\"c' }.png\">⇒/a￼.png⇒{x ?: 'b\"c' }",
            "<img src=/a{x ?: 'b c'}.png>⇒/a￼.png⇒{x ?: 'b c'}",
            "<img src='/{#if x}a{#else}b{/if}.png'>⇒/￼a￼b￼.png⇒{#if x}{#else}{/if}",
            "<img src='/a\\{x\\}.png'>⇒/a{x}.png⇒",
            "<img src='/a\\\\{x}.png'>⇒/a\\\\￼.png⇒{x}",
            "<img src='/a{ x}.png'>⇒/a{ x}.png⇒",
            "<img src='/a{{x}}.png'>⇒/a{{x}}.png⇒",
            "<img src='/a{}.png'>⇒/a{}.png⇒",
            "<img src='/a{{{x}.png'>⇒/a{{￼.png⇒{x}",
            "<img src='/a{=x}.png'>⇒/a{=x}.png⇒",
            "<img src='/a{! ' > {x} !}.png'>⇒/a.png⇒",
            "<img src='/a{|{x}|}.png'>⇒/a{x}.png⇒",
            "<img src='/a{|&amp;|}.png'>⇒/a&.png⇒",
            "<img src='/a{_}{1}{é}{@x}.png'>⇒/a￼￼￼￼.png⇒{_}{1}{é}{@x}",
            "<img src='￼{x}'>⇒￼￼⇒{x}",
    })
    void hasTheTagsOfATemplate(String template, String text, String tags) {
        HtmlText url = template(template);
        assertThat(url.text()).isEqualTo(text);
        assertThat(String.join("", url.tags().stream().map(HtmlText.QuteTag::text).toList()))
                .isEqualTo(tags == null ? "" : tags);
        assertThat(url.tags()).allSatisfy(tag -> assertThat(template.substring(tag.start(), tag.end())).isEqualTo(tag.text()));
    }

    @Test
    void hasOnlyTheTagsOfItsCandidate() {
        List<HtmlReference> candidates = HtmlPage.ofTemplate("<img srcset='/a{x}.png 1x, /{y}.png 2x'>", false).references();
        assertThat(candidates.get(0).url().tags()).extracting(HtmlText.QuteTag::text).containsExactly("{x}");
        assertThat(candidates.get(1).url().tags()).extracting(HtmlText.QuteTag::text).containsExactly("{y}");
    }

    @Test
    void readsAlternativeExpressions() {
        HtmlText url = HtmlPage.ofTemplate("<img src='/{x}/{=y}{#z}'>", true).references().get(0).url();
        assertThat(url.text()).isEqualTo("/{x}/￼￼");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '⇒', quoteCharacter = '\0', value = {
            "<img src='/a{x}.png'>⇒7⇒7⇒?v⇒<img src='/a{x}.png?v'>",
            "<img src='/a.png'>⇒6⇒6⇒?{x}\\⇒<img src='/a.png?&#123;x&#125;&#92;'>",
            "<img src='/a\\{b'>⇒2⇒2⇒c⇒<img src='/ac\\{b'>",
            "<img src='/a\\{b'>⇒3⇒3⇒c⇒<img src='/a\\{&#99;b'>",
            "<img src='/a\\{b'>⇒2⇒3⇒c⇒<img src='/acb'>",
            "<img src='/a{'>⇒3⇒3⇒b⇒<img src='/a{&#98;'>",
            "<img src='/a{! b !}'>⇒2⇒2⇒c⇒<img src='/ac{! b !}'>",
            "<img src='/a{! b !}d'>⇒0⇒3⇒c⇒<img src='c{! b !}'>",
            "<img src='/{|a|}'>⇒2⇒2⇒c⇒<img src='/{|ac|}'>",
            "<img src='/{|a|}'>⇒1⇒2⇒c⇒<img src='/{|c|}'>",
            "<img src='/{|a|}b'>⇒0⇒3⇒c⇒<img src='c{||}'>",
            "<img src='/a?v={x}'>⇒5⇒6⇒c⇒<img src='/a?v=c'>",
    })
    void writesChangesOfATemplate(String template, int from, int to, String replacement, String changed) {
        assertThat(changedTemplate(template, from, to, replacement)).isEqualTo(changed);
    }

    @Test
    void findsItsPlaceInCss() {
        HtmlText url = page("<p style='a:url(&quot;/é\\26 &amp;b&quot;)'>");
        assertThat(url.text()).isEqualTo("/é&&b");
        assertThat(changed("<p style='a:url(&quot;/é\\26 &amp;b&quot;)'>", 3, 4, "c"))
                .isEqualTo("<p style='a:url(&quot;/é\\26 cb&quot;)'>");
    }

    @Test
    void findsItsPlaceInAnImportMap() {
        String page = "<script type=importmap>{\"imports\": {\"é\": \"\\/a\\u00e9.js\"}}</script>";
        assertThat(page(page).text()).isEqualTo("/aé.js");
        assertThat(changed(page, 6, 6, "?v")).isEqualTo(page.replace(".js", ".js?v"));
        assertThat(changed(page, 2, 3, "b")).isEqualTo(page.replace("\\u00e9", "b"));
    }
}
