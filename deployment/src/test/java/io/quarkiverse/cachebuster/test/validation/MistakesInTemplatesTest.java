package io.quarkiverse.cachebuster.test.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.quarkus.test.QuarkusUnitTest;

class MistakesInTemplatesTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClasses(Messages.class, Checked.class, Item.class)
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/app.css")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/images/logo.png")
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/secret/key.txt")
            .addAsResource(new StringAsset("""
                    <html>
                    <head>
                    <link rel="stylesheet" href="{asset:url('/static/ap.css')}">
                    <link rel="stylesheet" href="/static/App.css?v={cacheId('/static/App.css')}">
                    """), "templates/page.html")
            .addAsResource(new StringAsset("""
                    {#for i in 3}
                      {#if cacheId('/static') is 'x'}{/if}
                      {cacheId('/static/app.css').replace(cacheId('/nested.css'), '')}
                    {/for}
                    {cacheId('../images/logo.png')} {cacheId('')} {cacheId('https://example.com/x.css')}
                    {cacheId('/secret/key.txt')} {asset:url('/a', '/b')} {asset:ulr('/static/app.css')}
                    {asset:url('/static/' + 'added.css')} {asset:url}
                    {asset:integrity('/static/gone.js')} {asset:integrity('https://example.com/x.js')}
                    {asset:importmap('/static/**')} {asset:importmap} {asset:importMap('/x')}
                    """), "templates/sub/more.txt")
            .addAsResource(new StringAsset("""
                    <link href="{asset:url(/static/app.css)}"><link href="{asset.url('/static/app.css')}">
                    <link href="{assets:url('/static/app.css')}"><link href="/static/app.css?v={cacheid('/static/app.css')}">
                    <link href="{asset:url '/static/app.css'}"><link href="{ asset:url('/static/app.css') }">
                    <link href="{asset:url(theme ?: '/static/dark.css')}">
                    {#let sheet='/static/lett.css'}<link href="{asset:url(sheet)}">{/let}
                    {#icon path='/static/images/lgoo.png' /}
                    """), "templates/miss.html")
            .addAsResource(new StringAsset("<img src=\"{asset:url(path)}\">"), "templates/tags/icon.html")
            .addAsResource(new StringAsset("{asset:url('/static/' + item.nam + '.css')}"),
                    "templates/Checked/concatenated.html"))
            .overrideConfigKey("quarkus.cache-buster.exclude", "/secret/**")
            .assertException(thrown -> {
                assertThat(thrown).isInstanceOf(TemplateException.class);
                assertThat(thrown.getMessage()).contains(
                        "Found incorrect expressions (28)",
                        "page.html:3:30 - {asset:url('/static/ap.css')}:"
                                + " no static resource '/static/ap.css'; did you mean '/static/app.css'?",
                        "page.html:4:48 - {cacheId('/static/App.css')}:"
                                + " no static resource '/static/App.css'; did you mean '/static/app.css'?",
                        "sub/more.txt:2:",
                        " - {cacheId('/static')}: '/static' is a directory, not a file",
                        "sub/more.txt:3:3 - {cacheId('/nested.css')}: no static resource '/nested.css'",
                        "sub/more.txt:5:1 - {cacheId('../images/logo.png')}: '../images/logo.png' is relative to the page,"
                                + " whose URL is unknown at build time; use an absolute path, for example '/static/images/logo.png'",
                        "sub/more.txt:5:33 - {cacheId('')}: no file provided",
                        "sub/more.txt:5:47 - {cacheId('https://example.com/x.css')}:"
                                + " 'https://example.com/x.css' is not a file of this application",
                        "sub/more.txt:6:1 - {cacheId('/secret/key.txt')}: '/secret/key.txt' is not an asset:"
                                + " quarkus.cache-buster.include and quarkus.cache-buster.exclude leave it out",
                        "sub/more.txt:6:30 - {asset:url('/a','/b')}: url takes one argument",
                        "{asset:ulr('/static/app.css')}: 'asset' has no method 'ulr'; did you mean 'url'?",
                        "sub/more.txt:7:1 - {asset:url('/static/' + 'added.css')}: no static resource '/static/added.css'",
                        "{asset:url}: url takes one argument",
                        "sub/more.txt:8:1 - {asset:integrity('/static/gone.js')}: no static resource '/static/gone.js'",
                        "{asset:integrity('https://example.com/x.js')}: 'https://example.com/x.js' is not a file of this",
                        "sub/more.txt:9:1 - {asset:importmap('/static/**')}: no JavaScript module (.js, .mjs) matches"
                                + " '/static/**'",
                        "{asset:importmap}: importmap takes globs over the paths of JavaScript modules: write {asset:importmap('/js/**')}",
                        "{asset:importMap('/x')}: 'asset' has no method 'importMap'; did you mean 'importmap'?",
                        "{cacheId('/static/message.css')}: no static resource '/static/message.css'",
                        "miss.html:1:13 - {asset:url(/static/app.css)}: the path is not in quotes:"
                                + " write {asset:url('/static/app.css')}",
                        "miss.html:1:55 - {asset.url('/static/app.css')}: 'asset' is a namespace, which takes a colon:"
                                + " write {asset:url('/static/app.css')}",
                        "miss.html:2:13 - {assets:url('/static/app.css')}: there is no namespace 'assets':"
                                + " write {asset:url('/static/app.css')}",
                        "miss.html:2:76 - {cacheid('/static/app.css')}: there is no method 'cacheid':"
                                + " write {cacheId('/static/app.css')}",
                        "miss.html:3:13 - {asset:url '/static/app.css'}: the argument must be in parentheses directly after"
                                + " the name: write {asset:url('/static/app.css')}",
                        "miss.html:3:56 - { asset:url('/static/app.css') }: Qute treats this as text because of the space after"
                                + " the brace: write {asset:url('/static/app.css')}",
                        "miss.html:4:13 - {asset:url(theme ?: '/static/dark.css')}: no static resource '/static/dark.css'",
                        "miss.html:5:1 - {#let sheet='/static/lett.css'}: no static resource '/static/lett.css'",
                        "miss.html:6:1 - {#icon path='/static/images/lgoo.png'}: no static resource '/static/images/lgoo.png';"
                                + " did you mean '/static/images/logo.png'? (passed to {asset:url(path)} at"
                                + " tags/icon.html:1:11)",
                        "Checked/concatenated.html:1:1 - {asset:url('/static/' + item.nam + '.css')}: Qute can't check the"
                                + " types in a concatenation that ends with a literal: write"
                                + " str:concat('/static/', item.nam, '.css')");
                assertThat(thrown.getMessage()).containsOnlyOnce("quarkus.cache-buster.templates.unchecked-paths");
            });

    @Test
    void areReportedAtOnceWithPositionReasonAndSuggestion() {
        fail("the build should have failed");
    }

    public record Item(String name) {
    }

    @CheckedTemplate(basePath = "Checked")
    static class Checked {
        static native TemplateInstance concatenated(Item item);
    }

    @MessageBundle
    public interface Messages {
        @Message("{cacheId('/static/message.css')}")
        String sheet();
    }
}
