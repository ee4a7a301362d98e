package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Literals that reach our methods without being written in the call.
 */
class PassedLiteralsTest {

    private static final String GONE = " no static resource '/gone.css'";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "{asset:url(p ?: '/gone.css')}                          | 1:1 - {asset:url(p ?: '/gone.css')}:",
            "{asset:url(p ?: q ?: '/gone.css')}                     | 1:1 - {asset:url(p ?: q ?: '/gone.css')}:",
            "{asset:url(p.q.or('/gone.css'))}                       | 1:1 - {asset:url(p.q.or('/gone.css'))}:",
            "{asset:url(p ? '/gone.css' : '/x.css')}                | 1:1 - {asset:url(p ? '/gone.css' : '/x.css')}:",
            "{asset:url(p ? '/x.css' : '/gone.css')}                | 1:1 - {asset:url(p ? '/x.css' : '/gone.css')}:",
            "{#let x='/gone.css'}{asset:url(x)}{/let}               | 1:1 - {#let x='/gone.css'}:",
            "{#set x='/gone.css'}{cacheId(x)}{/set}                 | 1:1 - {#set x='/gone.css'}:",
            "{#let x?='/gone.css'}{asset:url(x)}{/let}              | 1:1 - {#let x='/gone.css'}:",
            "{#let x=(p ?: '/gone.css')}{asset:url(x)}{/let}          | 1:1 - {#let x=(p ?: '/gone.css')}:",
            "{#let x='/gone.css'}{#let y=x}{asset:url(y)}{/let}{/let} | 1:1 - {#let x='/gone.css'}:",
            "{#let x='/gone.css'}{#if p}{asset:url(x)}{/if}{/let}   | 1:1 - {#let x='/gone.css'}:",
            "{#let x='/gone.css'}{#if x}{asset:url(x)}{/if}{/let}   | 1:1 - {#let x='/gone.css'}:",
            "{#let x='/gone.css'}{#for i in 3}{asset:url(x)}{/for}{/let} | 1:1 - {#let x='/gone.css'}:",
            "{#let x='/gone.css'}{asset:url(x)}{asset:integrity(x)}{/let} | 1:1 - {#let x='/gone.css'}:",
    })
    void areChecked(String template, String problem) {
        assertThat(new CheckedSite().template("page.html", template).problems())
                .containsExactly("page.html:" + problem + GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{asset:url(p ?: '/x.css')}{asset:url(p ?: '')}{asset:url(p ?: null)}{asset:url(p??)}{asset:url(p ?: q)}",
            "{asset:url(p ?: 'https://example.com/x.css')}{asset:url(p ?: '/late/x.css')}",
            "{asset:url(p.or('/gone.css').concat('x'))}{asset:url(p.or2('/gone.css'))}",
            "{#let x='/gone.css'}{x}{asset:url(x.path)}{asset:url(y)}{/let}{asset:url(x)}",
            "{#let x='/gone.css'}{#let x=y}{asset:url(x)}{/let}{/let}",
            "{#let x='/gone.css'}{#for x in y}{asset:url(x)}{/for}{#each z}{asset:url(it)}{/each}{/let}",
            "{#let x='/gone.css'}{#with y}{asset:url(x)}{/with}{/let}",
            "{#let x='none'}{#if x != 'none'}{asset:url(x)}{/if}{/let}",
            "{#let x='none'}{#when x}{#is 'a'}{asset:url(x)}{/when}{/let}",
            "{#let x=''}{asset:url(x)}{/let}",
            "{#let it='/gone.css'}{#each z}{asset:url(it)}{/each}{/let}",
    })
    void areNotCheckedIfTheyMayNeverArrive(String template) {
        assertThat(new CheckedSite().template("page.html", template).problems()).isEmpty();
    }

    @Test
    void areCheckedIfAUserTagPassesThemOn() {
        assertThat(new CheckedSite()
                .template("tags/icon.html", "<img src=\"{asset:url(path)}\">")
                .template("tags/button.html", "\n{#icon path=image /}{#icon path='/x.css' /}")
                .template("page.html", "\n {#icon path='/gone.css' /}\n{#button image=(p ?: '/gone.css') /}").problems())
                .containsExactly(
                        "page.html:2:2 - {#icon path='/gone.css'}:" + GONE
                                + " (passed to {asset:url(path)} at tags/icon.html:1:11)",
                        "page.html:3:1 - {#button image=(p ?: '/gone.css')}:" + GONE
                                + " (passed to {asset:url(path)} at tags/icon.html:1:11)");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "{#include part p='/gone.css' /}                            | {#include p='/gone.css'}",
            "{#let p='/gone.css'}{#include part /}{/let}                | {#let p='/gone.css'}",
    })
    void areCheckedInAnIncludedTemplate(String template, String text) {
        assertThat(new CheckedSite().template("part.html", "{cacheId(p)}").template("page.html", template).problems())
                .containsExactly("page.html:1:1 - " + text + ":" + GONE + " (passed to {cacheId(p)} at part.html:1:1)");
    }

    @Test
    void areCheckedAsDefaultOfAParameter() {
        assertThat(new CheckedSite().template("page.html", "{@java.lang.String p='/gone.css'}\n{asset:url(p)}").problems())
                .singleElement().asString().startsWith("page.html:1:").endsWith("p='/gone.css'}:" + GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{path}", "{#if external}{path}{#else}{asset:url(path)}{/if}", "{#if path.isExternal}{#else}{asset:url(path)}{/if}",
            "{#if external}{asset:url(path)}{/if}", "{#with path}{asset:url(path)}{/with}",
            "{asset:url('/x.css')}{item.url(path)}",
    })
    void areNotCheckedIfTheTagMayNotUseThem(String tag) {
        assertThat(new CheckedSite().template("tags/icon.html", tag)
                .template("page.html", "{#icon path='/gone.css' external=true /}").problems()).isEmpty();
    }

    @Test
    void mayBeOfAnotherHostIfTheTagWritesTheUrlAndItsIntegrity() {
        assertThat(new CheckedSite()
                .template("tags/js.html", "<script src='{asset:url(src)}' integrity='{asset:integrity(src)}'></script>")
                .template("page.html", "{#js src='https://example.com/x.js' /}").problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{#if path}{asset:url(path)}{/if}", "{#if path??}{asset:url(path)}{/if}" })
    void areCheckedIfTheTagUsesThemIfTheyArePresent(String tag) {
        assertThat(new CheckedSite().template("tags/icon.html", tag)
                .template("page.html", "{#icon path='/gone.css' /}").problems()).hasSize(1);
    }

    @Test
    void endInTemplatesThatIncludeThemselves() {
        assertThat(new CheckedSite().template("tags/tree.html", "{asset:url(p)}{#if q}{#tree p=p q=q.next /}{/if}")
                .template("page.html", "{#tree p='/gone.css' /}").problems()).hasSize(1);
    }
}
