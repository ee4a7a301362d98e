package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.qute.TemplateException;

class NearMissesTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "asset:url(/x.css)            | the path is not in quotes: write {asset:url('/x.css')}",
            "asset:url(css/x.css)         | the path is not in quotes: write {asset:url('css/x.css')}",
            "asset:url(‘/x.css’)          | the path is not in quotes: write {asset:url('/x.css')}",
            "asset:importmap(/js/**)      | the path is not in quotes: write {asset:importmap('/js/**')}",
            "cacheId(/x.css)              | the path is not in quotes: write {cacheId('/x.css')}",
            "asset:url(/x/ + name)        | the path is not in quotes: write {asset:url('…')}",
            "asset:url '/x.css'           | the argument must be in parentheses directly after the name: write {asset:url('/x.css')}",
            "asset:url /x.css             | the argument must be in parentheses directly after the name: write {asset:url('/x.css')}",
            "asset:url ('/x.css')         | the argument must be in parentheses directly after the name: write {asset:url('/x.css')}",
            "cacheId '/x.css'             | the argument must be in parentheses directly after the name: write {cacheId('/x.css')}",
            "cacheid '/x.css'             | the argument must be in parentheses directly after the name: write {cacheId('/x.css')}",
            "asset.url('/x.css')          | 'asset' is a namespace, which takes a colon: write {asset:url('/x.css')}",
            "assets.url('/x.css')         | 'asset' is a namespace, which takes a colon: write {asset:url('/x.css')}",
            "assets:url('/x.css')         | there is no namespace 'assets': write {asset:url('/x.css')}",
            "Asset:URL('/x.css')          | there is no namespace 'Asset': write {asset:url('/x.css')}",
            "asset:URL('/x.css')          | 'asset' has no method 'URL'; did you mean 'url'?",
            "asset:import_map('/js/**')   | 'asset' has no method 'import_map'; did you mean 'importmap'?",
            "asset::url('/x.css')         | 'asset' has no method ':url'; did you mean 'url'?",
            "asset:href('/x.css')         | 'asset' has no method 'href', only url, integrity, importmap, importmapJson",
            "asset:cacheId('/x.css')      | 'asset' has no method 'cacheId': write {cacheId('/x.css')}",
            "asset:url()                  | url takes one argument, the path of a static resource: write {asset:url('/…')}",
            "asset:url                    | url takes one argument, the path of a static resource: write {asset:url('/…')}",
            "asset:url('/x.css','/b')     | url takes one argument, the path of a static resource: write {asset:url('/…')}",
            "asset:importMap('/js/**')    | 'asset' has no method 'importMap'; did you mean 'importmap'?",
            "asset:importMapJSON('/js/**') | 'asset' has no method 'importMapJSON'; did you mean 'importmapJson'?",
            "asset:importmapJson()        | importmapJson takes globs over the paths of JavaScript modules: write {asset:importmapJson('/js/**')}",
            "asset:importmap              | importmap takes globs over the paths of JavaScript modules: write {asset:importmap('/js/**')}",
            "cacheid('/x.css')            | there is no method 'cacheid': write {cacheId('/x.css')}",
            "cacheID('/x.css')            | there is no method 'cacheID': write {cacheId('/x.css')}",
            "cache_id('/x.css')           | there is no method 'cache_id': write {cacheId('/x.css')}",
            "cachId('/x.css')             | there is no method 'cachId': write {cacheId('/x.css')}",
            "asset('/x.css')              | there is no method 'asset': write {asset:url('/x.css')}",
            "assetUrl('/x.css')           | there is no method 'assetUrl': write {asset:url('/x.css')}",
            "cacheId('/x.css','/b')       | cacheId takes one argument, the path of a static resource: write {cacheId('/…')}",
    })
    void areReportedWithWhatToWrite(String expression, String problem) {
        assertThat(new CheckedSite().template("page.html", "\n  {" + expression + "}").problems())
                .containsExactly("page.html:2:3 - {" + expression + "}: " + problem);
    }

    @Test
    void areFoundInArguments() {
        assertThat(new CheckedSite().template("page.html", "{#if foo.is(asset.url('/x.css'))}{/if}").problems())
                .containsExactly("page.html:1:1 - {asset.url('/x.css')}:"
                        + " 'asset' is a namespace, which takes a colon: write {asset:url('/x.css')}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{asset:url(x.css)}{asset:url(path)}{cacheId(a.b.c)}",
            "{|{asset.url('/x.css')}|}{! {asset.url('/x.css')} !}\\{asset.url('/x.css')}",
            "<script>const a = { asset:url('/x.css') }; if (a) { cacheId('/x.css') }</script>",
            "{asset.path}{asset.url}{asset.url(other)}{asset.name('x')}",
            "{cacheid('/x.css') ?: 'two'}{cacheId('/x.css', '/b') ?: 'two'}{asset.url('/x.css').or('three')}",
            "{#for asset in found}{asset.url('small')}{/for}",
            "{#let asset=found}{asset.url('small')}{/let}",
            "{item.cacheid('/x.css')}{item.asset('/x.css')}{cachedIdeas('/x.css')}{buildCacheId('/x.css')}",
            "{str:concat('/a', b)}{data:url}{msg:url('/x.css')}{basset.curl('x')}",
    })
    void areNotExpressionsWithAnotherMeaning(String template) {
        assertThat(new CheckedSite().template("page.html", template).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "{asset.url('small')}     | asset",
            "{assets:url('small')}    | assets",
            "{asset:href('small')}    | asset",
            "{asset:urls('small')}    | urls",
            "{asset:url}              | asset",
            "{asset:url('a', 'b')}    | asset",
            "{asset:importmap()}      | asset",
            "{cacheid('small')}       | cacheid",
            "{cacheId('/a', '/b')}    | cacheId",
            "{assetUrl('small')}      | assetUrl",
    })
    void areNotNamesThatTheApplicationKnows(String template, String name) {
        assertThat(new CheckedSite().template("page.html", template).taken(name).problems()).isEmpty();
        assertThat(new CheckedSite().template("page.html", template).problems()).hasSize(1);
    }

    @Test
    void areNotNamesThatAnotherTemplatePasses() {
        assertThat(new CheckedSite().template("tags/card.html", "{asset.url('small')}")
                .template("page.html", "{#card asset=found /}").problems()).isEmpty();
    }

    @Test
    void areNotMethodsThatAnotherResolverMayKnow() {
        assertThat(new CheckedSite().template("page.html", "{asset:uri('small')}{asset:href('small')}{asset:url}")
                .sharedNamespace()
                .problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "asset:url ()", "asset:url['']", "asset:url('')['']", "cacheId ()", "a['']", "asset['']",
            "asset:url(())",
            "asset:url(' ')", "asset.url()", "asset.url", "asset:url(a b c)", "cacheId a b" })
    void mayBeMalformedInAnyWay(String expression) {
        assertThatCode(() -> new CheckedSite().template("page.html", "{" + expression + "}").problems())
                .satisfiesAnyOf(thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(TemplateException.class));
    }
}
