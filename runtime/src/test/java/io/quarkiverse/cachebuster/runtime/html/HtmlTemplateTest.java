package io.quarkiverse.cachebuster.runtime.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables, references are in angle quotation marks. */
class HtmlTemplateTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "<link {#if x}href=\"‹/a.css›\"{#else}href=\"‹/b.css›\"{/if} {attrs} rel=stylesheet>",
            "<link rel={#if x}icon{/if} href='/a'><link {#if x}rel=icon{#else}rel='alternate'{/if} href='‹/a›'>",
            "<img {attrs} src='‹/a›'><img {attrs}src='/a'><img {x}='a > b' src='‹/a›'><img {#each x} src='‹/a›' {/each}>",
            "<img data-{x}='>' data-{x}src='/a' src='‹/b›'{! c !}alt=''><img{#if x} src='‹/a›'{/if}>",
            "<img alt={x ?: 'a > b'} src='‹/a›'><img alt='{x.a('b')}' src='‹/a›'><img alt=\"{x ?: \"a\"}\" src='‹/a›'>",
            "<img src=‹/{x}.png{! > !}› alt=>",
            "{x ?: '<img src=a>'} <img src='‹/a›'> {! <img src='/a'> !} {|<img src='/b'>|}",
            "<!-- {x ?: '-->'} <img src=a> --><img src='‹/a›'>",
            "<script>{|if (a < b) { c('{d}') }|}</script><img src='‹/a›'>",
            "<script>{x ?: '</script>'}</script><img src='‹/a›'>", "<style>{x ?: '</style>'} a { b: url(‹/c›) }</style>",
            "<title>{x}</title><img src='‹/a›'>", "<{x} title='<img src=a>'><img src='‹/a›'></{x}>",
            "<h{x}><img src='‹/a›'></h{x}>",
            "{#if a}<div data-cache-buster=off>{/if}<img src='‹/a›'>", "<use href='‹/sprite.svg#a›'/><image href='‹/a›'/>",
            "<img src='‹/a›'>{x <img src='/b'>", "<img src='‹/a›'>{! <img src='/b'>", "<img src='‹/a›'>{| <img src='/b'>",
            "<img src='‹/a›'>{",
            "<img src='‹/a›'>\\", "\\{x <img src='‹/a›'>", "<script>function a(){ return {b: 1} }</script><img src='‹/a›'>",
            "<img srcset='‹{#for i in x}/a.png› 1x,‹{/for}›'>",
            "<img src=‹/a{#if x}b{/if}.png›><input {#if x}disabled{/if} type=image src='‹/a›'><img {#if x}src=‹/a›{#else}src=‹/b›{/if}>",
            "<img src='‹{x}›'><img src='‹{#if x}/a.png{/if}›'>", "<script src='‹/a›' {#if x}async{/if}></script>",
            "{@String x}{#include base}{#title}<img src='‹/a›'>{/title}{/include}",
            "<div {#if a > b}class='c'{/if}><img src='‹/a›'></div>", "{#let a='<' b=\">\"}<img src='‹/a›'>{/let}",
            "<a onclick=\"f({x ?: '\"'})\"><img src='‹/a›'></a>",
    })
    void keepTheirTagsOpaque(String template) {
        assertThat(Marked.referencesOfTemplate(template)).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<script type='{type}' src='/a.js'></script>",
            "<script {#if x}type=module{#else}type='text/javascript'{/if} src='/a.js'></script>",
            "<script {#if x}type=module{/if} src='/a.js'></script>",
    })
    void takesAComputedScriptForAModule(String template) {
        assertThat(Marked.template(template).references()).extracting(HtmlReference::kind).containsExactly(HtmlKind.MODULE);
    }

    @Test
    void hasTheScripts() {
        String template = "<script>a('{x}', \\{}) {! c !}{|{y}|}</script><script type=module>é</script>";
        HtmlPage page = Marked.template(template);
        assertThat(page.scripts()).containsExactly(new HtmlScript(8, "a('￼', {}) {y}"),
                new HtmlScript(template.indexOf('é'), "é"));
    }
}
