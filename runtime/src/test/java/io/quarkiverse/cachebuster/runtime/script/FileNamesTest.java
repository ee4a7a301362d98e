package io.quarkiverse.cachebuster.runtime.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.link.Position;

/** In the tables, the file names to find are in angle quotation marks, and {@code ¶} is a line feed. */
class FileNamesTest {

    private static final FileNames NAMES = FileNames.of(List.of("/x.png", "/img/x.png", "/y.png", "/js/x.js",
            "/leaflet/leaflet.css", "/a b.png", "/é ü.png", "/😀.png", "/a(1).png", "/it's.png", "/cost$", "/LICENSE", "/"));

    @ParameterizedTest
    @ValueSource(strings = {
            // strings
            "a = '‹x.png›'",
            "a = \"‹x.png›\"",
            "a = 'img/‹x.png›'",
            "a = '/img/‹x.png›'; b = 'https://cdn/‹y.png›'",
            "a = 'the ‹x.png›'",
            "a = 'é‹x.png›'",
            "a = '=‹x.png›'",
            "a = 'ax.png' + 'Ax.png' + '1x.png' + '_x.png' + '.x.png' + '-x.png'",
            "a = 'x.png2'; b = '‹x.png›'",
            "a = 'x.png '",
            "a = 'x.png?a=b' + 'x.png#a'",
            "a = 'X.png' + 'x.PNG'",
            "a = '.png' + 'png' + ''",
            "a = x.png",
            "a = '‹LICENSE›'",
            "a = 'see the ‹LICENSE›'",
            "a = '‹x.png›'.length + '‹y.png›'",
            "a = {'‹x.png›': 1}",
            "a='‹x.png›';b='‹y.png›'",
            "'use strict';a('‹x.png›')",
            "a = '‹a b.png›' + '‹é ü.png›' + '‹😀.png›' + '‹a(1).png›'",
            "a = '😀';¶b = '😀' + '‹x.png›'",
            "a = '‹x.png›' // x.png",
            // quoted parts
            "a = 'link[href$=\"‹leaflet.css›\"]'",
            "a = \"url('img/‹x.png›')\"",
            "a = '<img src=\"' + base + '‹x.png›\">'",
            "a = '<img src=\"/‹x.png›\" alt=\"y\"><img src=\"/‹y.png›\">'",
            "a = '<img src=\\'‹x.png›\\'>'",
            "a = '<img src=`‹x.png›`>'",
            "a = \"‹it's.png›\"",
            "a = '‹it\\'s.png›'",
            "a = '<a b=\"x.png c\">'",
            "a = JSON.parse('{\"a\":\"‹x.png›\"}')",
            // literals within literals
            "a = '{\"html\":\"<img src=\\\\\"‹x.png›\\\\\">\"}'",
            "a = new RegExp('‹leaflet\\\\.css›$')",
            "a = 'img\\\\‹x.png›'",
            // $
            "a = '‹x.png›$'",
            "a = 'x.png$$'",
            "a = '‹cost$›'",
            "a = 'x.$png'",
            // escapes
            "a = '‹x\\x2epng›' + '‹y\\u002epng›'",
            "a = '‹x\\u{2e}png›' + '‹y\\u{00000000002E}png›'",
            "a = '‹x\\56png›'",
            "a = '‹x\\.png›'",
            "a = '‹x.\\¶png›'",
            "a = '‹x.\\\r¶png›'",
            "a = '‹x.\\\u2028png›'",
            "a = '‹\\ud83d\\ude00.png›'",
            "a = '‹\\u{1f600}.png›'",
            "a = '\\n‹x.png›'",
            "a = '\\x7‹x.png›'",
            "a = '\\u00‹x.png›'",
            "a = '\\u{110000}‹x.png›'",
            "a = '\\u{2e‹x.png›'",
            "a = '\\0‹x.png›' + '\\\\\\'‹y.png›'",
            "a = 'x.png\\n'",
            "a = 'x.p\\ng'",
            // a line feed ends a string, whether or not it is closed
            "a = 'x.png¶b = '‹y.png›'",
            "a = '\\¶‹x.png›'",
            // comments
            "// 'x.png'¶a = '‹y.png›'",
            "/* 'x.png' */a = '‹y.png›'",
            "/* it's *//**//***/a = '‹x.png›'",
            "// it's\ra = '‹x.png›'",
            "// it's\u2028a = '‹x.png›'",
            "a = '//' + '‹x.png›'",
            "a = '/*' + '‹x.png›'",
            "/* 'x.png'",
            "#!/usr/bin/env node 'x.png¶a = '‹y.png›'",
            "\uFEFFa = '‹x.png›'",
            "\uFEFF#!/bin/node 'x.png'¶a = '‹y.png›'",
            // templates
            "a = `‹x.png›`",
            "a = `${base}/‹x.png›`",
            "a = `${base}‹x.png›`",
            "a = `${a}x.png?${v}`",
            "a = `‹x.png›${v}`",
            "a = `<img src='‹x.png›' ${b}>`",
            "a = `${`${'‹x.png›'}`}‹y.png›`",
            "a = `${{b: {c: '‹x.png›'}}}/‹y.png›`",
            "a = `${function () { if (b) { return '}' } }}/‹x.png›`",
            "a = `\\${b}/‹x.png›`",
            "a = `$/‹x.png›` + `{‹y.png›`",
            "a = `$${b}/‹x.png›`",
            "a = `\\`‹x.png›\\``",
            "a = `¶¶  ‹x.png›`; b = '‹y.png›'",
            "a = tag`‹x.png›` / b / '‹y.png›'",
            "a = from`‹x.png›`",
            "a = `${/* } */ // }¶ b}‹x.png›`",
            "a = `${(}‹x.png›`",
            // regular expressions
            "a = /^(.*)‹x\\.png›$/",
            "a = /‹x\\.png›/",
            "a = /‹x.png›$/",
            "a = /\\/‹x\\.png›$/i.test(b) / '‹y.png›'",
            "a = /img\\/‹x\\.png›/g",
            "a = /.*‹x\\.png›/",
            "a = /[/]‹x\\.png›/",
            "a = /[\\]/]‹x\\.png›/",
            "a = /[[]‹x\\.png›/ / 2 + '‹y.png›'",
            "a = /\\b‹x\\.png›$/",
            "a = /‹\\x78\\u002epng›/",
            "a = /(?:‹x\\.png›$)/",
            "a = /‹x\\.png›$|‹y\\.png›$/",
            "a = /\\.(jpe?g|png)$/",
            "a = /(^|\\/)x(\\.min)?\\.js$/",
            "a = /(x|y)\\.png$/",
            "a = /\\w‹x\\.png›$/",
            "a = /ax\\.png$/",
            "a = /href=\"‹x\\.png›\"/",
            "a = /x\\.png\\?/",
            // regular expression or division
            "a = b / c + '/‹x.png›'",
            "a = b[0] / c + '/‹x.png›'",
            "a = (b) / c + '/‹x.png›'",
            "a = 1 / c + '/‹x.png›'",
            "a = 1. / c + '/‹x.png›'",
            "a = .5 / c + '/‹x.png›'",
            "a = 0x1F / c + '/‹x.png›'",
            "a = b++ / c + '/‹x.png›'",
            "a = b-- / c + '/‹x.png›'",
            "a = 'b' / c + '/‹x.png›'",
            "a = `b` / c + '/‹x.png›'",
            "a = /b/ / c + '/‹x.png›'",
            "a = $ / c + '/‹x.png›'",
            "a = é / c + '/‹x.png›'",
            "a = this.#b / c + '/‹x.png›'",
            "a = b.return / c + '/‹x.png›'",
            "a = b?.in / c + '/‹x.png›'",
            "a = b /* c */ / d + '/‹x.png›'",
            "a = b¶/ c + '/‹x.png›'",
            "a = b /= c + '/‹x.png›'",
            "a = of / c + '/‹x.png›'",
            "a.if (b) / c + '/‹x.png›'",
            "a = myreturn / c + '/‹x.png›'",
            "a = instanceofs / c + '/‹x.png›'",
            "function f() { return /'/.test(a) } '‹x.png›'",
            "function f() { return\u00A0/'/.test(a) } '‹x.png›'",
            "switch (a) { case /'/: '‹x.png›' }",
            "a = typeof /'/; b = '‹x.png›'",
            "a = b in /'/; c = '‹x.png›'",
            "for (a of /'/) '‹x.png›'",
            "a = void /'/; b = delete /'/; c = '‹x.png›'",
            "if (a) b(); else /'/.test(c); '‹x.png›'",
            "if (a) /'/.test(b); '‹x.png›'",
            "while (a) /'/.test(b); '‹x.png›'",
            "if ((a)) /'/.test(b); '‹x.png›'",
            "if (a) {} /'/.test(b); '‹x.png›'",
            "a(/'/); '‹x.png›'",
            "a[/'/]; '‹x.png›'",
            "a = !/'/ ? /'/ : /'/; b = '‹x.png›'",
            "a = b && /'/ || /'/; b = '‹x.png›'",
            "a = {b: /'/, c: /'/}; '‹x.png›'",
            "a => /'/; '‹x.png›'",
            "[...a, .../'/]; '‹x.png›'",
            "a = /=/; b = /='/; c = '‹x.png›'",
            "/'/; '‹x.png›'",
            "a; /'/; '‹x.png›'",
            "a + /'/ - /'/; '‹x.png›'",
            // a wrong guess affects its own line only
            "a = / b¶ + '/‹x.png›'",
            "a = / '‹x.png›'",
            "a = /[/ + '‹x.png›' + ¶'‹y.png›'",
            "a = /b\\¶/ + '‹x.png›'",
            "}}}))) '‹x.png›'",
            "({[ '‹x.png›'",
            // module specifiers
            "import 'x.js'; a = '‹y.png›'",
            "import a from './x.js'; a = '‹y.png›'",
            "import * as a from './x.js'",
            "import {a as b} from './x.js'",
            "import a, {b} from './x.js'",
            "import{a as b}from\"./x.js\";a('‹y.png›')",
            "import/**/from/**/from/**/'./x.js'",
            "import a from './x.js' with {type: '‹x.png›'}",
            "import {'‹x.png›' as b} from './x.js'",
            "export * from './x.js'",
            "export * as a from './x.js'",
            "export {a} from './x.js'",
            "export{a}from\"./x.js\"",
            "import('./x.js')",
            "import(/* webpackChunkName: 'x' */ './x.js')",
            "import(`./x.js`)",
            "import(`${a}/x.js`)",
            "import(`${'‹y.png›'}/x.js`)",
            "import('./x.js').then(a => '‹y.png›')",
            "import('./x.js', '‹y.png›')",
            "import(a + '‹x.js›')",
            "await import('./x.js')",
            "[...import('./x.js')]",
            "import.meta.resolve('./x.js')",
            "import.meta.resolve(`./x.js`)",
            "import.meta.a('‹x.js›')",
            "import.meta; ('‹x.js›')",
            "new URL('‹x.js›', import.meta.url)",
            "require('./‹x.js›')",
            "importScripts('‹x.js›')",
            "a.import('‹x.js›')",
            "a?.import('‹x.js›')",
            "a.from('‹x.js›')",
            "Array.from('‹x.js›')",
            "from('‹x.js›')",
            "a = {from: '‹x.js›'}",
            "a = {import: '‹x.js›'}",
            "a.meta.resolve('‹x.js›')",
            "resolve('‹x.js›')",
            "export default '‹x.js›'",
            "export const a = '‹x.js›'",
    })
    void findsNamesThatEndLiterals(String marked) throws IOException {
        String script = marked.replace('¶', '\n');

        assertThat(NAMES.search("/a.js", stream(script.replaceAll("[‹›]", ""))).names())
                .extracting(found -> found.line() + ":" + found.column())
                .containsExactlyElementsOf(markedPlaces(script));
    }

    private static List<String> markedPlaces(String script) {
        List<String> places = new ArrayList<>();
        int line = 1;
        int column = 1;
        for (int c : script.codePoints().filter(c -> c != '›' && c != '\uFEFF').toArray()) {
            if (c == '‹') {
                places.add(line + ":" + column);
            } else if (c == '\n' || c == '\r') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return places;
    }

    private static ByteArrayInputStream stream(String script) {
        return new ByteArrayInputStream(script.getBytes(UTF_8));
    }

    @Test
    void reportsTheFirstPlaceOfEachName() throws IOException {
        assertThat(NAMES.search("/a.js", stream("a = 'y.png';\r\nb = ['img/x.png', 'x.png', 'y.png']")).names())
                .containsExactly(
                        new NamedInScript("y.png", "/a.js", 1, 6),
                        new NamedInScript("x.png", "/a.js", 2, 11));
    }

    @Test
    void countsLinesThatEndWithCarriageReturns() throws IOException {
        assertThat(NAMES.search("/a.js", stream("a\rb\r\n'x.png'")).names()).containsExactly(
                new NamedInScript("x.png", "/a.js", 3, 2));
    }

    @Test
    void findsEachOfTheNamesThatEndOneLiteral() throws IOException {
        FileNames names = FileNames.of(List.of("/icon.png", "/my icon.png", "/oh my icon.png", "/h my icon.png", "/con.png"));

        assertThat(names.search("/a.js", stream("'oh my icon.png'")).names()).extracting(NamedInScript::fileName)
                .containsExactly("oh my icon.png", "my icon.png", "icon.png");
    }

    @Test
    void findsAnyNameInLiteralsOfAnyLength() throws IOException {
        String name = "\uFFFF" + "n".repeat(300);

        assertThat(FileNames.of(List.of("/" + name)).search("/a.js", stream("'" + "a/".repeat(100_000) + name + "'")).names())
                .containsExactly(new NamedInScript(name, "/a.js", 1, 200_002));
    }

    @Test
    void doesNotMistakeTheEndOfALongWordForAName() throws IOException {
        assertThat(FileNames.of(List.of("/x")).search("/a.js", stream("'" + "xx".repeat(1_000) + "'")).names()).isEmpty();
    }

    @Test
    void findsNothingWithoutNames() throws IOException {
        assertThat(FileNames.of(List.of()).search("/a.js", stream("''")).names()).isEmpty();
    }

    @Test
    void statesPositionsOfTheDocumentForInlineScripts() {
        assertThat(NAMES.search(new Position("/a.html", 3, 9), "a('x.png')\nb('y.png')").names()).containsExactly(
                new NamedInScript("x.png", "/a.html", 3, 12),
                new NamedInScript("y.png", "/a.html", 4, 4));
    }
}
