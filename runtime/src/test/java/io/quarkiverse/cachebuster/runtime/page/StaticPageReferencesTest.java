package io.quarkiverse.cachebuster.runtime.page;

import static io.quarkiverse.cachebuster.runtime.page.PageSite.why;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPageReferencesTest {

    private final PageSite site = new PageSite()
            .with("/a.css", "b { background: url(img/x.png) }")
            .with("/img/x.png", "/img/a b.png", "/js/a.js", "/js/m.mjs", "/sub/img/x.png", "/favicon.ico", "/page.html",
                    "/app.webmanifest", "/hashed/a-12345678.js", "/excluded/x.png", "/img/marker-icon.png", "/sub/own.html");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<link rel=stylesheet href=/a.css> | <link rel=stylesheet href=/a.css?v=ID>",
            "<link rel='stylesheet' href='../a.css'> | <link rel='stylesheet' href='../a.css?v=ID'>",
            "<img src=\"img/x.png\"> | <img src=\"img/x.png?v=ID\">",
            "<img src=\"./img/../img/x.png#f\"> | <img src=\"./img/../img/x.png?v=ID#f\">",
            "<img src=\"/img/a%20b.png\"> | <img src=\"/img/a%20b.png?v=ID\">",
            "<img src=\"/img/a b.png\"> | <img src=\"/img/a b.png?v=ID\">",
            "<img src=\"/img/x.png?a=1&amp;b=2\"> | <img src=\"/img/x.png?a=1&amp;b=2&amp;v=ID\">",
            "<img src=\"/img/x.png?v=1.0.0&amp;b=2\"> | <img src=\"/img/x.png?v=ID&amp;b=2\">",
            "<img srcset=\"/img/x.png 1x,img/x.png 2x\"> | <img srcset=\"/img/x.png?v=ID 1x,img/x.png?v=ID 2x\">",
            "<script src=\"/js/a.js\"></script> | <script src=\"/js/a.js?v=ID\"></script>",
            "<svg><use href=\"/img/x.png#home\"/></svg> | <svg><use href=\"/img/x.png?v=ID#home\"/></svg>",
            "<img src=\"\\img\\x.png\"> | <img src=\"\\img\\x.png?v=ID\">",
    })
    void getIds(String html, String served) {
        assertThat(site.served("/sub/index.html", html)).isEqualTo(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<a href=/img/x.png>", "<img src=//host/img/x.png>", "<img src=https://host/img/x.png>",
            "<img data-src=/img/x.png>",
            "<iframe src=/page.html></iframe>", "<object data=/page.html></object>", "<img src=/excluded/x.png>",
            "<img src=/nowhere/x.png>", "<img src=../../../x.png>", "<img src='${img}/x.png'>", "<script>'/img/x.png'</script>",
            "<img src=/hashed/a-12345678.js>", "<link rel=manifest href=/app.webmanifest>", "<img src=/img/marker-icon.png>",
            "<b style='background: url(/img/x.png)'>", "<style>b { background: url(/img/x.png) }</style>",
            "<script type=importmap>{\"imports\":{\"a\":\"/js/a.js\"}}</script>", "<link rel=canonical href=/img/x.png>",
            "<script type=module src=/js/m.mjs></script>", "<link rel=modulepreload href=/js/m.mjs>",
            "<base href=https://host/><img src=/img/x.png>", "<div data-cache-buster=off><img src=/img/x.png></div>",
            "<link rel=preload as=fetch href=/img/x.png>"
    })
    void stayPlain(String html) {
        assertThat(site.served("/sub/index.html", html)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<base href=/><img src=img/x.png> | /img/x.png", "<base href=../><img src=img/x.png> | /img/x.png",
            "<base target=_blank><img src=img/x.png> | /sub/img/x.png", "<img src=img/x.png><base href=/> | /img/x.png" })
    void areRelativeToTheBaseUrl(String html, String target) {
        assertThat(site.page("/sub/index.html", html).references()).singleElement()
                .satisfies(each -> assertThat(each.target()).isEqualTo(target));
    }

    @Test
    void areBelowTheRootPath() {
        site.rootPath("/app");

        assertThat(site.served("/index.html", "<img src=/app/img/x.png><img src=/img/x.png><img src=img/x.png>"))
                .isEqualTo("<img src=/app/img/x.png?v=ID><img src=/img/x.png><img src=img/x.png?v=ID>");
    }

    @Test
    void carryIdsInTheFileName() {
        site.fileNameStyle();

        assertThat(site.served("/index.html", "<img src=img/x.png srcset='img/x.png 2x'>"))
                .isEqualTo("<img src=img/x-ID.png srcset='img/x-ID.png 2x'>");
    }

    @Test
    void getTheVersionOfAWebJar() {
        site.versions(Map.of("/webjars/b/", "5.3.3")).with("/webjars/b/5.3.3/b.css", "b {}");

        assertThat(site.served("/index.html", "<link rel=stylesheet href=webjars/b/b.css>"))
                .isEqualTo("<link rel=stylesheet href=webjars/b/5.3.3/b.css?v=ID>");
    }

    @ParameterizedTest
    @ValueSource(strings = { "?h=0123456789abcdef", "?0123456789abcdef", "?v=1.0.0&w=0123456789abcdef",
            "?%30123456789abcdef#x" })
    void stayPlainIfTheirQueryHasAnotherId(String query) {
        String html = "<img src='/img/x.png" + query + "'>";

        assertThat(site.served("/i.html", html)).isEqualTo(html);
        assertThat(why(site.page("/i.html", html))).contains("two ids");
        site.fileNameStyle();
        assertThat(site.served("/i.html", html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = { "?v=0123456789abcdef", "?h=0123456789ABCDEF", "?h=0123456789abcde", "?t=1234567890123456",
            "#0123456789abcdef" })
    void getTheIdIfTheirQueryHasNoOtherId(String query) {
        assertThat(site.served("/i.html", "<img src='/img/x.png" + query + "'>")).contains("v=ID");
    }

    @Test
    void sayWhyTheyStayPlain() {
        assertThat(why(site.page("/i.html", "<div data-cache-buster=off><img src=/img/x.png></div>"))).contains("\"off\"");
        assertThat(why(site.page("/i.html", "<base href=https://h/><img src=/img/x.png>"))).contains("another host");
        assertThat(why(site.page("/i.html", "<link rel=prefetch href=/img/x.png>"))).contains("prefetched");
        assertThat(why(site.page("/i.html", "<link rel=manifest href=/app.webmanifest>"))).contains("identifies the app");
        assertThat(why(site.page("/i.html", "<script type=module src=/js/m.mjs></script>"))).contains("import map");
        assertThat(why(site.page("/i.html", "<style>b { background: url(/img/x.png) }</style>"))).contains("style sheet");
        assertThat(why(site.page("/i.html", "<script type=importmap>{\"imports\":{\"a\":\"/js/a.js\"}}</script>")))
                .contains("{asset:importmap('/js/**')}");
        assertThat(why(site.page("/i.html", "<img src=/hashed/a-12345678.js>"))).contains("hash of its content");
        assertThat(why(site.page("/i.html", "<script>x.src = '/img/x.png'</script><img src=/img/x.png>")))
                .isEqualTo("/i.html:1:23 looks for its file name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<img src=/img/y.png> | /sub/i.html:1:10 - '/img/y.png': no static resource '/img/y.png'",
            "<img src=img/y.png> | /sub/i.html:1:10 - 'img/y.png': no static resource '/sub/img/y.png'",
            "<img src=/img/> | /sub/i.html:1:10 - '/img/': '/img/' is a directory, not a file",
            "<img src=/img/%2e%2fx.png> | /sub/i.html:1:10 - '/img/%2e%2fx.png': contains a malformed escape or an encoded slash",
    })
    void areMistakesBesideOtherFiles(String html, String problem) {
        assertThat(PageSite.problems(site.page("/sub/i.html", html), java.util.List.of())).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<img src=/users/1.png>", "<img src='/img/{{ name }}.png'>", "<img src='/img/<%= name %>.png'>",
            "<img src=/img/route.png>", "<div data-cache-buster=off><img src=/img/y.png></div>",
            "<base href=//host><img src=/img/y.png>", "<script type=importmap>{\"imports\":{\"a/\":\"/js/\"}}</script>" })
    void areNoMistakesIfSomethingElseMayAnswer(String html) {
        site.routes("/img/route.png"::equals, relative -> false);

        assertThat(PageSite.problems(site.page("/sub/i.html", html), java.util.List.of())).isEmpty();
    }

    @Test
    @Timeout(20)
    void mayAllBeInOneLongLine() {
        String text = "<img src=/x.png alt=\u00e4>".repeat(60_000);

        assertThat(new PageSite().with("/x.png").page("/i.html", text).references()).last()
                .satisfies(each -> assertThat(each.position().column()).isEqualTo(59_999 * 22 + 10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "img[src$='.svg'] { width: 1px }          | 1:1  | img[src$='.svg']",
            "a, img.x[ src = \"/i/a.svg\" ] {}        | 1:4  | img.x[ src = \"/i/a.svg\" ]",
            "[src$=a.svg i]{}                         | 1:1  | [src$=a.svg i]",
            "/*a*/ b /**/> img[alt][src$='.SVG'] {}   | 1:15 | img[alt][src$='.SVG']",
    })
    void stayPlainIfAStyleSheetMatchesTheirEnd(String css, String position, String selector) {
        PageSite site = new PageSite().with("/i/a.svg").with("/css/a.css", css);

        assertThat(PageSite.why(site.page("/i.html", "<img src=/i/a.svg>"))).isEqualTo("/css/a.css:" + position
                + " has a rule for '" + selector + "', which a URL with an id would not match");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a[href$='.svg'] {}", "[href$='.svg'] {}", "img[src*='.svg'] {}", "img[src^='/i/a'] {}",
            "img[src$='b.svg'] {}", "/* img[src$='.svg'] */", "img[src$=''] {}", "img[src='i/a'] {}" })
    void getIdsDespiteOtherSelectors(String css) {
        PageSite site = new PageSite().with("/i/a.svg").with("/css/a.css", css);

        assertThat(site.served("/i.html", "<img src=/i/a.svg>")).contains("?v=ID");
    }
}
