package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.deployment.StrayCalls.Stray;

class StrayCallsTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "<link href=\"{ asset:url('/x.css') }\">",
            "<link\n  href='{ asset:url(\"/x.css\")}'>",
            "<img src=\"/x.png?v={  cacheId('/x.png')}\">",
            "<head>\n  { asset:importmap('/js/**', '/b/*') }\n</head>",
            "<script type=importmap nonce='{x}'>{ asset:importmapJson('/js/**') }</script>",
            "<script src=\"{ asset:url('/x.js') }\"></script>",
            "<a onclick=\"x()\" x-on='y()' href=\"{ asset:url('/x.css') }\">",
    })
    void areFoundInTheTagsOfATemplate(String text) {
        assertThat(StrayCalls.inTemplate("page.html", text)).hasSize(1);
    }

    @Test
    void haveTheirPositionAndWhatToWrite() {
        List<Stray> strays = StrayCalls.inTemplate("page.html", "<p>{! <a href=\"{ cacheId('/x') }\"> !}\n"
                + "<img src=\"{name}\"><img src=\"{ asset:url('/x.png') }\">\r\n<img src='{ cacheId(\"/y\") }'>");

        assertThat(strays).extracting(each -> each.position() + " " + each.text() + " " + each.corrected()).containsExactly(
                "page.html:2:29 { asset:url('/x.png') } {asset:url('/x.png')}",
                "page.html:3:11 { cacheId(\"/y\") } {cacheId(\"/y\")}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<link href=\"{asset:url('/x.css')}\">",
            "<link href=\"\\{ asset:url('/x.css') }\">",
            "<p>Write { asset:url('/x.css') } here",
            "<pre><a href=\"{ asset:url('/x.css') }\"></pre><code class=\"a\">{ cacheId('/x.css') }</code>",
            "<!-- <a href=\"{ asset:url('/x.css') }\"> -->{|<a href=\"{ asset:url('/x.css') }\">|}",
            "<script>if (a < b) { cacheId('/x.css') }</script>",
            "<a onclick=\"if (a) { cacheId(x) }\">",
            "<a onclick=\"if (a) { cacheId('/x.css') }\">",
            "<div x-data=\"{ asset:url('/x.css') }\"></div>",
            "<p class=\"b\" :style='{ asset:url(\"/x.css\") }'></p>",
    })
    void areNotTextThatATemplateOnlyMentions(String text) {
        assertThat(StrayCalls.inTemplate("page.html", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "/index.html | <link href=\"{asset:url('/x.css')}\">",
            "/index.html | <head> {asset:importmap('/js/**')} </head>",
            "/index.html | <script type=\"importmap\">{asset:importmapJson('/js/**')}</script>",
            "/index.html | <script>fetch('{asset:url(\"/x.json\")}')</script>",
            "/app.js     | fetch(\"{asset:url('/x.json')}\")",
            "/app.js     | fetch(`{ asset:url('/x.json') }`)",
            "/app.js     | fetch('/x.json?v={cacheId(\"/x.json\")}')",
            "/site.css   | body { background: url({asset:url('/x.png')}) }",
            "/site.css   | body { background: url(\"{asset:url('/x.png')}\") }",
    })
    void areFoundInStaticFiles(String path, String text) {
        assertThat(StrayCalls.inStaticFile(path, text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "/index.html | <p>Write {asset:url('/x.css')} or <code>{asset:importmap('/js/**')}</code>",
            "/index.html | <!-- <link href=\"{asset:url('/x.css')}\"> -->",
            "/app.js     | if (a) {cacheId('/x')} const b = {asset:url('/x')}",
            "/app.js     | // write {asset:url('/x')}",
            "/app.js     | \"{asset:url}\" + '{asset:url(x)}' + \"{asset:other('x')}\"",
            "/site.css   | /* no {asset:url('/x.png')} here */",
    })
    void areNotTextThatStaticFilesOnlyMention(String path, String text) {
        assertThat(StrayCalls.inStaticFile(path, text)).isEmpty();
    }
}
