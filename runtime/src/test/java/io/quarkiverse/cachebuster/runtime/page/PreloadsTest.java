package io.quarkiverse.cachebuster.runtime.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreloadsTest {

    private final PageSite site = new PageSite().with("/a.woff2", "/b.woff2", "/x.png", "/a.js", "/m.mjs")
            .with("/a.css", "@import 'b.css'; @font-face { src: url(a.woff2) }")
            .with("/b.css", "@font-face { src: url(b.woff2?iefix) }");

    @ParameterizedTest
    @ValueSource(strings = {
            "<link rel=preload as=script href=/a.js><script src=/a.js></script>",
            "<link rel=preload as=font href=/a.woff2 crossorigin><link rel=stylesheet href=/a.css>",
            "<link rel=preload as=image href=/x.png>",
            "<link rel=preload as=image imagesrcset='/x.png 1x'><img srcset='/x.png 1x'>",
            "<link rel=preload as=script href=/a.js><script src='/a.js?v=1.0.0'></script>"
    })
    void getTheIdOfWhatTheyLoad(String html) {
        assertThat(site.served("/i.html", html).split(">")[0]).contains("?v=ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<link rel=preload as=font href=/b.woff2 crossorigin><link rel=stylesheet href=/a.css>",
            "<link rel=preload as=font href=/a.woff2 crossorigin><style>@font-face { src: url(/a.woff2) }</style>",
            "<link rel=preload as=script href=/m.mjs crossorigin><script type=module src=/m.mjs></script>",
            "<link rel=preload as=script href=/a.js><script src='/a.js?other'></script>",
            "<link rel=preload as=image href=/x.png><div data-cache-buster=off><img src=/x.png></div>",
            "<link rel=preload as=font href=/a.woff2><link data-cache-buster=off rel=stylesheet href=/a.css>",
            "<link rel=preload as=FETCH href=/x.png>",
            "<link rel=preload as=script href=/a.js><script type=module>import '/a.js'</script>"
    })
    void stayPlainIfTheyWouldLoadSomethingElse(String html) {
        assertThat(site.served("/i.html", html).split(">")[0]).doesNotContain("v=ID");
    }

    @Test
    void nameWhatTheyAreFor() {
        assertThat(site.page("/i.html", "<link rel=preload as=script href=/a.js>\n<script src='/a.js?x'></script>").references()
                .get(0).plain()).isEqualTo("/i.html:2:14 loads it under another URL, so it would be loaded twice");
    }

    @Test
    void ofTemplatesLookAtTheWholePage() {
        site.template("<link rel=stylesheet href=\"{asset:url('/a.css')}\">");

        assertThat(site.parsed("<link rel=preload as=font href=/a.woff2>")).isEqualTo(
                "<link rel=preload as=font href=/a.woff2?v=ID>");
        assertThat(site.parsed("<link rel=preload as=font href=/b.woff2>")).isEqualTo(
                "<link rel=preload as=font href=/b.woff2>");
    }

    @Test
    void ofFilesInStyleSheetsStayPlainWithoutDelivery() {
        site.template("<link rel=stylesheet href=/a.css>").undelivered();

        assertThat(site.parsed("<link rel=preload as=font href=/a.woff2>")).isEqualTo(
                "<link rel=preload as=font href=/a.woff2>");
        assertThat(site.parsed("<link rel=preload as=image href=/x.png>")).isEqualTo(
                "<link rel=preload as=image href=/x.png?v=ID>");
    }

    @Test
    void ofComputedFileNamesAreComputedLikeWhatTheyLoad() {
        String preload = "<link rel=preload as=image href=\"/{name}.png\">";

        assertThat(site.parsed(preload + "<img src=\"/{name}.png\">")).isEqualTo("<link rel=preload as=image href=\""
                + "{asset:_file('/', name, '.png')}\"><img src=\"{asset:_file('/', name, '.png')}\">");
        assertThat(site.parsed(preload + "<b style=\"background: url('/{name}.png')\">")).startsWith(preload);
    }

    @Test
    void ofModulesInTheImportMapGetIds() {
        assertThat(site.importMap("/m.mjs"::equals).parsed("<link rel=preload as=script crossorigin href=/m.mjs>"))
                .contains("/m.mjs?v=ID");
    }

    @Test
    @Timeout(20)
    void takeLinearTime() {
        String html = "<link rel=preload as=image href=/x.png>\n".repeat(30_000) + "<img src=/x.png>\n".repeat(30_000);

        assertThat(site.page("/i.html", html).references()).hasSize(60_000);
    }
}
