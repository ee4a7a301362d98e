package io.quarkiverse.cachebuster.runtime.page;

import static io.quarkiverse.cachebuster.runtime.page.PageSite.why;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReferencesTest {

    private final PageSite site = new PageSite()
            .with("/a.css", "b { background: url(static/images/x.png) }")
            .with("/static/images/x.png", "/js/app.js", "/js/m.mjs", "/icons/a/one.svg", "/icons/b/one.svg");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<link rel=stylesheet href=\"/a.css\"> | <link rel=stylesheet href=\"/a.css?v=ID\">",
            "<img src=\"images/x.png\"> | <img src=\"images/x.png?v=ID\">",
            "<img src=\"../../images/x.png#f\"> | <img src=\"../../images/x.png?v=ID#f\">",
            "<img src=\"/static/images/x.png?v={app:version()}\"> | <img src=\"/static/images/x.png?v=ID\">",
            "<img src=\"images/x.png?v={version}\"> | <img src=\"images/x.png?v=ID\">",
            "<img src=\"/static/images/x.png?a=1&amp;v={version}\"> | <img src=\"/static/images/x.png?a=1&amp;v=ID\">",
            "<img src=\"/static/images/x.png?a=1&v={version}\"> | <img src=\"/static/images/x.png?a=1&v=ID\">",
            "<img src=\"/static/images/x.png?v={version}&a=1#f\"> | <img src=\"/static/images/x.png?v=ID&a=1#f\">",
            "<img src=\"/static/images/x.png?v={version}#f\"> | <img src=\"/static/images/x.png?v=ID#f\">",
            "<link rel=stylesheet {#if x}href='/a.css'{/if}> | <link rel=stylesheet {#if x}href='/a.css?v=ID'{/if}>",
            "{#each items}<img src=/static/images/x.png alt={it}>{/each} | {#each items}<img src=/static/images/x.png?v=ID alt={it}>{/each}",
    })
    void getIds(String template, String parsed) {
        assertThat(site.parsed(template)).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{|<img src=/static/images/x.png>|}", "{! <img src=/static/images/x.png> !}", "<img src=\"{path}/x.png\">",
            "<img src=\"/static/images/x.png?v={a}{b}\">",
            "<img src=\"/static/images/x.png?w={a}\">", "<img src=\"/static/images/x.png?v=1.{a}\">",
            "<img src=\"/static/images/x.png?v={a}.1\">", "<img src=\"/static/images/x.png#?v={a}\">",
            "<img src=\"/static/images/x.png?v={#if x}1{/if}\">", "<img src=x.png>", "<img src=a/one.png>", "<img src=one.svg>",
            "<base href=\"{base}\"><img src=/static/images/x.png>", "<a href=/static/images/x.png>",
            "<img src=\"{asset:url('/static/images/x.png')}\">",
            "<img src=\"/static/images/x.png?v={cacheId('/static/images/x.png')}\">",
            "<script type=\"{type}\" src=/js/app.js></script>"
    })
    void stayAsTheyAre(String template) {
        assertThat(site.parsed(template)).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/static/images/x.png?v={version}", "/static/images/{name}.{type}",
            "/js/app.js?{a}&b={c ?: 'd'}" })
    void areListedAsTheyAreWritten(String url) {
        assertThat(site.template("p.html", "<img src=\"" + url + "\">").references()).singleElement()
                .satisfies(each -> assertThat(each.text()).isEqualTo(url));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/static/images/x.png?ver={version}", "images/x.png?ver={version}",
            "/static/images/x.png?v={a}{b}", "/static/images/x.png?a=1&amp;v=1.{a}#f",
            "/static/images/x.png?v={#if x}1{/if}",
            "/static/images/x.png?v={#if x}{cacheId(\"/static/images/x.png\")}{#else}1{/if}" })
    void withAnotherComputedQueryAreListedWithTheirAsset(String url) {
        assertThat(site.template("p.html", "<img src='" + url + "'>").references()).singleElement().satisfies(each -> {
            assertThat(each.target()).isEqualTo("/static/images/x.png");
            assertThat(each.plain())
                    .isEqualTo("its query is computed; if that is only a version, remove it so that the URL gets an id");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "/static/images/x.png?w={cacheId('/static/images/x.png')}",
            "/static/images/x.png?a={b}&v={cacheId('/static/images/x.png')}" })
    void thatGetTheirIdFromACallAreListedAsThatCall(String url) {
        assertThat(site.template("p.html", "<img src=\"" + url + "\">").references()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "<img src=\"/static/images/{a}{b}.png\">", "<img src=\"images/{a}.png\">",
            "<img src=\"../static/images/{a}.png\">", "<base href=/static/><img src=\"images/{a}.png\">" })
    void thatAreComputedNeedACall(String template) {
        assertThat(why(site.template("p.html", template))).isEqualTo("it is computed: write {asset:url(…)} to add the id");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<img src=\"{a}.png\">", "<img src=\"{a}/images/x.png\">", "<img src=\"./{a}.png\">",
            "<img src=\"photos/{a}.png\">", "<base href=/other/><img src=\"images/{a}.png\">",
            "<img src=\"images/{a}.html\">" })
    void thatAreComputedAreNotListedUnlessTheirDirectoryHasAssets(String template) {
        assertThat(site.template("p.html", template).references()).isEmpty();
    }

    @Test
    void thatAreRelativeToThePageNeedExactlyOneAssetAndNoRoute() {
        assertThat(site.parsed("<img src=a/one.svg>")).contains("?v=ID");
        assertThat(site.routes(path -> false, "images/x.png"::equals).parsed("<img src=images/x.png>")).doesNotContain("ID");
        assertThat(why(site.template("p.html", "<img src=images/x.png>")))
                .isEqualTo("it is relative to the page, and a route of the application may answer it");
        assertThat(why(site.template("p.html", "<img src=x.png>"))).contains("names no directory");
        assertThat(why(site.with("/images/x.png").routes(path -> false, path -> false)
                .template("p.html", "<img src=images/x.png>"))).contains("exactly one asset");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<img src=/static/images/nope.png> | '/static/images/nope.png': no static resource '/static/images/nope.png'",
            "<img src=images/nope.png> | 'images/nope.png': no static resource '/static/images/nope.png'",
            "<img src=../images/nope.png> | '../images/nope.png': no static resource '/static/images/nope.png'",
            "<img src=/static/Images/x.png> | '/static/Images/x.png': no static resource '/static/Images/x.png'",
            "<img src=Images/x.png> | 'Images/x.png': no static resource '/static/Images/x.png'",
            "<script src=js/App.js></script> | 'js/App.js': no static resource '/js/App.js'",
    })
    void areMistakesBesideOtherFiles(String template, String problem) {
        assertThat(PageSite.problems(site.template("p.html", template), List.of())).singleElement().asString()
                .endsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/static/images/nope?id={id}", "/nope?id={id}", "images/nope?id={id}", "nope?id={id}" })
    void areNoMistakesIfTheQueryIsComputed(String url) {
        assertThat(site.template("p.html", "<img src=" + url + ">").references())
                .allSatisfy(each -> assertThat(each.problem()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = { "nope.png", "other/nope.png", "x/js/nope.js", "a/../js/nope.js" })
    void areNoMistakesIfTheDirectoryIsUnknown(String url) {
        assertThat(site.template("p.html", "<img src=" + url + ">").references()).singleElement()
                .satisfies(each -> assertThat(each.problem()).isNull());
    }

    @Test
    void areRelativeToALiteralBaseUrl() {
        site.template("<base href=/static/>");

        assertThat(site.parsed("<img src=images/x.png>")).contains("?v=ID");
        assertThat(PageSite.problems(site.template("p.html", "<img src=images/nope.png>"), List.of())).hasSize(1);
    }

    @Test
    void areLeftAloneIfTheLayoutHasAForeignBaseUrl() {
        site.template("<base href=https://example.com/>");

        assertThat(site.parsed("<img src=/static/images/x.png>")).doesNotContain("ID");
    }

    @Test
    void areBelowTheRootPath() {
        site.rootPath("/app");

        assertThat(site.parsed("<img src=/app/static/images/x.png><img src=/static/images/x.png>"))
                .isEqualTo("<img src=/app/static/images/x.png?v=ID><img src=/static/images/x.png>");
    }

    @Test
    void toModulesNeedAnImportMap() {
        String module = "<script type=module src=/js/m.mjs></script>";

        assertThat(site.parsed(module)).isEqualTo(module);
        assertThat(why(site.template("p.html", module))).contains("{asset:importmap('/js/**')}");
        assertThat(site.importMap("/js/m.mjs"::equals).parsed(module)).contains("/js/m.mjs?v=ID");
    }

    @Test
    void obeyInlineScriptsOfTheWholePage() {
        site.template("<script>img.src = base + '/x.png'</script>");

        assertThat(site.parsed("<img src=/static/images/x.png>")).doesNotContain("ID");
    }

    @Test
    void mayContainAnyExpression() {
        String template = "<img src=/static/images/{" + "a.".repeat(50_000) + "b}.png>";

        assertThat(site.parsed(template)).isEqualTo(template);
    }

    @Test
    void obeyEventHandlers() {
        assertThat(site.parsed("<img src=/static/images/x.png>"
                + "<b onclick=\"document.querySelector('img[src$=&quot;x.png&quot;]').remove()\">")).doesNotContain("ID");
    }

    @Test
    void getTheVersionOfAWebJar() {
        site.versions(Map.of("/webjars/b/", "5.3.3")).with("/webjars/b/5.3.3/b.css", "b {}");

        assertThat(site.parsed("<link rel=stylesheet href=/webjars/b/b.css>"))
                .isEqualTo("<link rel=stylesheet href=/webjars/b/5.3.3/b.css?v=ID>");
        assertThat(site.parsed("<link rel=stylesheet href=webjars/b/b.css>"))
                .isEqualTo("<link rel=stylesheet href=webjars/b/5.3.3/b.css?v=ID>");
    }

    @Test
    void carryIdsInTheFileName() {
        site.fileNameStyle();

        assertThat(site.parsed("<img src=/static/images/x.png><img src=\"/static/images/x.png?v={version}\">"))
                .isEqualTo("<img src=/static/images/x-ID.png><img src=\"/static/images/x-ID.png\">");
        assertThat(
                site.parsed("<img src='/static/images/x.png?v={a}&amp;w=1'><img src='/static/images/x.png?w=1&amp;v={a}#f'>"))
                .isEqualTo("<img src='/static/images/x-ID.png?w=1'><img src='/static/images/x-ID.png?w=1#f'>");
        assertThat(site.undelivered().parsed("<img src=/static/images/x.png>"))
                .isEqualTo("<img src=/static/images/x.png?v=ID>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<link rel=stylesheet href=/a.css> | <link rel=stylesheet href=//cdn/a.css?v=ID>",
            "<img src=' /static/images/x.png'> | <img src=' //cdn/static/images/x.png?v=ID'>",
            "<img srcset='/static/images/x.png 2x'> | <img srcset='//cdn/static/images/x.png?v=ID 2x'>",
            "<img src=images/x.png> | <img src=images/x.png?v=ID>",
            "<svg><use href='/static/images/x.png#a'/></svg> | <svg><use href='/static/images/x.png?v=ID#a'/></svg>",
            "<embed src=/static/images/x.png> | <embed src=/static/images/x.png?v=ID>",
            "<link rel=preload as=image href=/static/images/x.png> | <link rel=preload as=image href=//cdn/static/images/x.png?v=ID>",
    })
    void getTheBaseUrl(String template, String parsed) {
        site.baseUrl("//cdn", true);

        assertThat(site.parsed(template)).isEqualTo(parsed);
    }

    @Test
    void withAComputedFileNameAreComputedWithTheirId() {
        assertThat(site.parsed("<img src=\"/static/images/{item.name}.png\">"))
                .isEqualTo("<img src=\"{asset:_file('/static/images/', item.name, '.png')}\">");
        assertThat(site.rootPath("/app").parsed("<img src='/app/static/images/{id}'>"))
                .isEqualTo("<img src='{asset:_file('/app/static/images/', id)}'>");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<img src=/users/{id}.png>", "<img src=/static/{dir}/x.png>", "<img src=images/{id}.png>",
            "<img src=/static/images/{id}/x.png>", "<img src=/static/images/{a}{b}.png>", "<a href=/static/images/{id}.png>",
            "<svg><use href=/static/images/{id}.svg#x /></svg>", "<script type=module src=/js/{id}.js></script>",
            "<div data-cache-buster=off><img src=/static/images/{id}.png></div>", "<iframe src=/static/images/{id}.html>" })
    void withOtherComputedPartsStayAsTheyAre(String template) {
        assertThat(site.parsed(template)).isEqualTo(template);
    }

    @Test
    void withAComputedFileNameStayAsTheyAreIfARouteMayAnswer() {
        String template = "<img src=/static/images/{id}.png>";

        assertThat(site.routes("/static/images/"::equals, relative -> false).parsed(template)).isEqualTo(template);
    }

    @Test
    void withAComputedFileNameStayAsTheyAreIfOneOfTheFilesHasToKeepItsPlainUrl() {
        site.with("/img/marker-icon.png", "/img/7.png", "/img/7.svg").template("<script>find('7.svg')</script>");

        assertThat(site.parsed("<img src=/img/{id}.png>")).isEqualTo("<img src=/img/{id}.png>");
        assertThat(site.parsed("<img src=/img/{id}.svg>")).isEqualTo("<img src=/img/{id}.svg>");
        assertThat(site.parsed("<img src=/img/7{id}.png>")).contains("asset:_file");
    }

    @Test
    void thatAreComputedAreListedIfTheirDirectoryIsKnown() {
        assertThat(site.template("p.html", "<img src='/static/images/{a}{b}.png'>").references()).singleElement()
                .satisfies(each -> assertThat(each.plain()).contains("{asset:url(…)}"));
        assertThat(site.template("p.html", "<img src='/static/images/{id}.png'><img src='/users/{id}'><img src='{id}'>")
                .references()).isEmpty();
    }

    @Test
    void withAComputedFileNameStayAsTheyAreIfAStyleSheetMatchesTheirEnd() {
        String template = "<img src=/static/images/{id}.png>";

        assertThat(site.parsed(template)).isNotEqualTo(template);
        assertThat(site.with("/b.css", "img[src$='.png'] { border: 0 }").parsed(template)).isEqualTo(template);
    }
}
