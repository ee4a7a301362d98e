package io.quarkiverse.cachebuster.runtime.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrityAttributesTest {

    private final PageSite site = new PageSite().with("/x.png", "/a.js", "/m.mjs", "/marker-icon.png")
            .with("/a.css", "b { background: url(x.png) }");

    private String sheet(String integrity) {
        return "<link rel=stylesheet integrity=\"" + integrity + "\" href=/a.css>";
    }

    @Test
    void ofTheFileBecomeThoseOfTheBytesServed() {
        assertThat(site.served("/i.html", sheet(site.ownIntegrity("/a.css"))))
                .isEqualTo("<link rel=stylesheet integrity=\"INTEGRITY(/a.css)\" href=/a.css?v=ID>");
    }

    @Test
    void mayHaveSeveralHashes() {
        String weak = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

        assertThat(site.served("/i.html", sheet(weak + " " + site.ownIntegrity("/a.css") + "?options")))
                .contains("integrity=\"INTEGRITY(/a.css)\"");
    }

    @Test
    void ofTheBytesServedAreKept() {
        String html = sheet(site.integrity("/a.css"));

        assertThat(site.served("/i.html", html)).contains("\"INTEGRITY(/a.css)\"");
        assertThat(site.page("/i.html", html).mistakes()).isEmpty();
    }

    @Test
    void ofOtherBytesAreMistakes() {
        String wrong = "sha384-QWTKZyjpPEjISv5WaRU9OFeRpok6YctnYmDr5pNlyT2bRjXh0JMhjY6hW+ALEwIH";

        assertThat(site.served("/i.html", sheet(wrong))).contains(wrong);
        assertThat(site.page("/i.html", sheet(wrong)).mistakes()).singleElement().satisfies(each -> assertThat(
                each.describe(List.of())).isEqualTo(
                        "/i.html:1:33 - '" + wrong
                                + "': the integrity does not match '/a.css', so browsers will refuse the file: write '"
                                + site.ownIntegrity("/a.css") + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a.css?ver={id}", "/a.css?a={b}&v={id}", "/a.css?v={#if p}{cacheId('/a.css')}{#else}x{/if}" })
    void besideAComputedQueryAreLeftAlone(String url) {
        for (String value : List.of("{asset:integrity('/a.css')}", site.ownIntegrity("/a.css"), site.integrity("/a.css"))) {
            String html = "<link rel=stylesheet integrity=\"" + value + "\" href=\"" + url + "\">";

            PageLinks links = site.template("p.html", html);
            assertThat(links.errors()).isEmpty();
            assertThat(links.mistakes()).isEmpty();
            assertThat(links.edits()).isEmpty();
        }
    }

    @Test
    void withoutAnyHashAreLeftAlone() {
        for (String value : new String[] { "", "md5-x", "none" }) {
            assertThat(site.page("/i.html", sheet(value)).mistakes()).isEmpty();
            assertThat(site.served("/i.html", sheet(value))).contains("integrity=\"" + value + "\"");
        }
    }

    @Test
    void ofPlainReferencesAreComparedWithTheFile() {
        String html = "<script type=module src=/m.mjs integrity=" + site.ownIntegrity("/m.mjs") + "></script>";

        assertThat(site.page("/i.html", html).mistakes()).isEmpty();
        assertThat(site.page("/i.html", html).edits()).isEmpty();
    }

    @Test
    void areOnlyAddedIfConfigured() {
        String html = "<script src=/a.js></script><link rel=stylesheet href='/a.css'><img src=/x.png>";

        assertThat(site.served("/i.html", html)).doesNotContain("integrity");
        assertThat(site.addingIntegrity().served("/i.html", html)).isEqualTo(
                "<script src=/a.js?v=ID integrity=\"INTEGRITY(/a.js)\" crossorigin=\"anonymous\"></script>"
                        + "<link rel=stylesheet href='/a.css?v=ID' integrity=\"INTEGRITY(/a.css)\" crossorigin=\"anonymous\">"
                        + "<img src=/x.png?v=ID>");
    }

    @Test
    void areAddedToPreloadsOfModulesInAnImportMap() {
        String html = "<link rel=modulepreload href=/m.mjs><script type=module src=/m.mjs></script>";

        assertThat(site.template("page.html", html).edits()).isEmpty();
        assertThat(site.importMap("/m.mjs"::equals).parsed(html))
                .isEqualTo("<link rel=modulepreload href=/m.mjs?v=ID integrity=\"INTEGRITY(/m.mjs)\">"
                        + "<script type=module src=/m.mjs?v=ID></script>");
    }

    @Test
    void areAddedToPreloadsAndCalls() {
        site.addingIntegrity();

        assertThat(site.parsed("<link rel=preload as=script href=/a.js><script src=\"{asset:url('/a.js')}\"></script>"))
                .isEqualTo(
                        "<link rel=preload as=script href=/a.js?v=ID integrity=\"INTEGRITY(/a.js)\" crossorigin=\"anonymous\">"
                                + "<script src=\"{asset:url('/a.js')}\" integrity=\"INTEGRITY(/a.js)\" crossorigin=\"anonymous\"></script>");
    }

    @Test
    void addedToModulesNeedNoCrossOrigin() {
        site.addingIntegrity().importMap("/m.mjs"::equals);

        assertThat(site.parsed("<script type=module src=/m.mjs></script>"))
                .isEqualTo("<script type=module src=/m.mjs?v=ID integrity=\"INTEGRITY(/m.mjs)\"></script>");
    }

    @Test
    void needCrossOriginOnAnotherHost() {
        site.addingIntegrity().baseUrl("https://cdn.example.com", true);

        assertThat(site.parsed("<script src=/a.js></script>")).isEqualTo("<script src=https://cdn.example.com/a.js?v=ID"
                + " integrity=\"INTEGRITY(/a.js)\" crossorigin=\"anonymous\"></script>");
        assertThat(site.parsed("<script src=/a.js crossorigin></script>")).doesNotContain("anonymous");
    }

    @Test
    void ofTheFileAreKeptWithoutDelivery() {
        site.undelivered();

        assertThat(site.parsed(sheet(site.ownIntegrity("/a.css"))))
                .isEqualTo("<link rel=stylesheet integrity=\"OWN(/a.css)\" href=/a.css?v=ID>");
        assertThat(site.addingIntegrity().parsed("<link rel=stylesheet href=/a.css>"))
                .isEqualTo("<link rel=stylesheet href=/a.css?v=ID integrity=\"OWN(/a.css)\" crossorigin=\"anonymous\">");
    }

    @Test
    void besideCallsBelongToTheBytesServed() {
        assertThat(site.parsed("<link rel=stylesheet href=\"{asset:url('/a.css')}\" integrity=\""
                + site.ownIntegrity("/a.css") + "\">")).contains("INTEGRITY(/a.css)");
        assertThat(site.parsed("<link rel=stylesheet href=\"/a.css?v={cacheId('/a.css')}\" integrity=\""
                + site.ownIntegrity("/a.css") + "\">")).contains("INTEGRITY(/a.css)").contains("cacheId");
    }

    @Test
    void calledForAPlainUrlAreErrorsIfTheBytesDiffer() {
        String html = "<link rel=stylesheet href=/a.css integrity=\"{asset:integrity('/a.css')}\">";

        assertThat(site.template("page.html", html).errors()).isEmpty();
        assertThat(site.template("page.html", "<div data-cache-buster=off>" + html + "</div>").errors()).singleElement()
                .satisfies(each -> assertThat(each.describe(List.of())).isEqualTo("page.html:1:72 - "
                        + "'{asset:integrity('/a.css')}': asset:integrity describes the bytes under the URL with the id, but"
                        + " '/a.css' keeps its plain URL here: write {asset:url('/a.css')} for the URL"));
        assertThat(site.leftAlone("page.html"::equals).template("page.html", html).errors()).hasSize(1);
    }

    @Test
    void calledForAPlainUrlAreFineIfTheBytesAreTheSame() {
        assertThat(site.template("page.html",
                "<script data-cache-buster=off src=/a.js integrity=\"{asset:integrity('/a.js')}\"></script>").errors())
                .isEmpty();
    }

    @Test
    void keepTheirLineBreaks() {
        assertThat(site.parsed("<script src=/a.js integrity='" + site.ownIntegrity("/a.js") + "\n sha256-x'></script>"))
                .isEqualTo("<script src=/a.js?v=ID integrity='INTEGRITY(/a.js)\n'></script>");
    }

    @Test
    void areAdjustedBesideInlineStyles() {
        assertThat(site.served("/i.html", "<link style='background: url(/x.png)' rel=stylesheet href=/a.css integrity="
                + site.ownIntegrity("/a.css") + ">")).endsWith("href=/a.css?v=ID integrity=INTEGRITY(/a.css)>");
    }

    @Test
    void computedByTheApplicationAreLeftAlone() {
        for (String template : new String[] {
                "<link rel=stylesheet href=/a.css integrity='{sri}'>",
                "<link rel=stylesheet href='/{theme}.css' integrity='{sri}'>",
                "<link rel=stylesheet href=/a.css {#if a}integrity=sha384-x{#else}integrity=sha384-y{/if}>" }) {
            assertThat(site.parsed(template)).isEqualTo(template);
        }
        assertThat(PageSite.why(site.template("p.html", "<link rel=stylesheet href=/a.css integrity='{sri}'>")))
                .contains("{asset:integrity('/a.css')}");
        assertThat(site.parsed("<script src=/a.js integrity='{sri}'></script>")).contains("/a.js?v=ID");
    }

    @Test
    void getCrossOriginWhenWrittenByHandIfConfigured() {
        String script = "<script src=/a.js integrity=" + site.ownIntegrity("/a.js") + "></script>";
        String call = "<script src=\"{asset:url('/a.js')}\" integrity=\"{asset:integrity('/a.js')}\"></script>";

        assertThat(site.parsed(script)).doesNotContain("crossorigin");
        site.addingIntegrity();
        assertThat(site.parsed("<link rel=preload as=script href=/a.js>" + script)).containsPattern(
                "<link [^>]* crossorigin=\"anonymous\"><script [^>]* crossorigin=\"anonymous\"[^>]*>");
        assertThat(site.parsed(call)).contains(" crossorigin=\"anonymous\"");
    }

    @Test
    void keepTheUrlOfASheetPlainIfItIsUncertainWhichFileWillBeServed() {
        String html = sheet(site.ownIntegrity("/a.css"));

        assertThat(site.uncertain("/a.css"::equals).page("/i.html", html).edits()).isEmpty();
        assertThat(site.page("/i.html", "<link rel=stylesheet href=/a.css>").edits()).hasSize(1);
    }
}
