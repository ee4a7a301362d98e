package io.quarkiverse.cachebuster.test.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.TemplateException;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.quarkus.test.QuarkusUnitTest;

class MistakesInTemplatesTest {

    private static final String EXEMPT = " (exempt it with quarkus.cache-buster.templates.unchecked-paths)";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Messages.class)
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
                    """), "templates/sub/more.txt"))
            .overrideConfigKey("quarkus.cache-buster.exclude", "/secret/**")
            .assertException(thrown -> {
                assertThat(thrown).isInstanceOf(TemplateException.class);
                assertThat(thrown.getMessage()).contains(
                        "Found incorrect expressions (18)",
                        "page.html:3:30 - {asset:url('/static/ap.css')}:"
                                + " no static resource '/static/ap.css'; did you mean '/static/app.css'?" + EXEMPT,
                        "page.html:4:48 - {cacheId('/static/App.css')}:"
                                + " no static resource '/static/App.css'; did you mean '/static/app.css'?" + EXEMPT,
                        "sub/more.txt:2:",
                        " - {cacheId('/static')}: '/static' is a directory, not a file" + EXEMPT,
                        "sub/more.txt:3:3 - {cacheId('/nested.css')}: no static resource '/nested.css'" + EXEMPT,
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
                                + " '/static/**'" + EXEMPT,
                        "{asset:importmap}: importmap takes globs over the paths of JavaScript modules, such as '/js/**'",
                        "{asset:importMap('/x')}: 'asset' has no method 'importMap'; did you mean 'importmap'?",
                        "{cacheId('/static/message.css')}: no static resource '/static/message.css'");
            });

    @Test
    void areReportedAtOnceWithPositionReasonAndSuggestion() {
        fail("the build should have failed");
    }

    @MessageBundle
    public interface Messages {
        @Message("{cacheId('/static/message.css')}")
        String sheet();
    }
}
