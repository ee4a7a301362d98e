package io.quarkiverse.cachebuster.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax.Kind;
import io.quarkiverse.cachebuster.runtime.url.FileNameUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RewritingTest {

    private final MemoryFiles site = new MemoryFiles()
            .with("/s/img/a.png", "a")
            .with("/s/img/a b.png", "a b")
            .with("/s/img/é.png", "é")
            .with("/s/img/a'b.png", "a'b")
            .with("/s/img/a)b.png", "a)b")
            .with("/s/img/100%.png", "100")
            .with("/s/img/h.a5d9c3f01b2e.png", "hexadecimal")
            .with("/s/f-BxY3kL9q.woff", "base 62")
            .with("/hashed/f-BxY3kL9q.woff", "a hashed name")
            .with("/s/x.css.map", "map")
            .with("/s/b.css", "b{}")
            .with("/root.png", "root")
            .with("/excluded/x.png", "excluded");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "url(img/a.png) | url(img/a.png?v=</s/img/a.png>)",
            "url('img/a.png') | url('img/a.png?v=</s/img/a.png>')",
            "url(./img/a.png) | url(./img/a.png?v=</s/img/a.png>)",
            "url(../s/img/a.png) | url(../s/img/a.png?v=</s/img/a.png>)",
            "url(img//a.png) | url(img//a.png?v=</s/img/a.png>)",
            "url(img//../a.png) | url(img//../a.png?v=</s/img/a.png>)",
            "url('img\\\\a.png') | url('img\\\\a.png?v=</s/img/a.png>')",
            "url(/root.png) | url(/root.png?v=</root.png>)",
            "url(../root.png) | url(../root.png?v=</root.png>)",
            "url(img/a.png?x=1) | url(img/a.png?x=1&v=</s/img/a.png>)",
            "url(img/a.png?v=4.7.0) | url(img/a.png?v=</s/img/a.png>)",
            "url(img/a.png?v=4.7.0&x) | url(img/a.png?v=</s/img/a.png>&x)",
            "url(img/a.png#f) | url(img/a.png?v=</s/img/a.png>#f)",
            "url(img/a.png?#iefix) | url(img/a.png?v=</s/img/a.png>#iefix)",
            "url(img/a.png?#iefix&v=4.7.0) | url(img/a.png?v=</s/img/a.png>#iefix&v=4.7.0)",
            "url(img/a%20b.png) | url(img/a%20b.png?v=</s/img/a b.png>)",
            "url('img/a b.png') | url('img/a b.png?v=</s/img/a b.png>')",
            "url(img/a\\ b.png) | url(img/a\\ b.png?v=</s/img/a b.png>)",
            "url(img/\\61 .png) | url(img/\\61 .png?v=</s/img/a.png>)",
            "url(img/a.pn\\67) | url(img/a.pn\\67?v=</s/img/a.png>)",
            "url(img/a.png\\23 f) | url(img/a.png?v=</s/img/a.png>\\23 f)",
            "url(img/a\\)b.png#f) | url(img/a\\)b.png?v=</s/img/a)b.png>#f)",
            "url('img/a\\'b.png') | url('img/a\\'b.png?v=</s/img/a'b.png>')",
            "url(img/é.png) | url(img/é.png?v=</s/img/é.png>)",
            "url(img/%C3%A9.png) | url(img/%C3%A9.png?v=</s/img/é.png>)",
            "url(img/\\E9.png?é#f) | url(img/\\E9.png?é&v=</s/img/é.png>#f)",
            "url(img/100%25.png) | url(img/100%25.png?v=</s/img/100%.png>)",
            "url(' img/a.png ') | url(' img/a.png?v=</s/img/a.png> ')",
            "url(img/h.a5d9c3f01b2e.png) | url(img/h.a5d9c3f01b2e.png?v=</s/img/h.a5d9c3f01b2e.png>)",
            "url(f-BxY3kL9q.woff) | url(f-BxY3kL9q.woff?v=</s/f-BxY3kL9q.woff>)",
            "@import 'b.css' layer(x); | @import 'b.css?v=</s/b.css>' layer(x);",
    }, delimiter = '|')
    void addsTheIdAndNothingElse(String css, String served) {
        assertThat(site.with("/s/x.css", css).served("/s/x.css")).isEqualTo(served);
        assertThat(site.unresolved("/s/x.css")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "url(data:image/png;base64,img/a.png)", "url('DATA:,x')", "url(https://example.com/s/img/a.png)",
            "url(//example.com/s/img/a.png)", "url('\\\\\\\\example.com\\\\x.png')", "url('/\\\\example.com/x.png')",
            "url(#gradient)", "url()", "url('')", "url(' ')", "url(?x)",
            "url(about:blank)", "a{content:'img/a.png'}", "/* url(img/a.png) */",
            "url('#{resource['img/a.png']}')", "url(#{resource[img:a.png]})", "url('${base}/img/a.png')",
            "url('img/#{name}.png')", "url(../hashed/f-BxY3kL9q.woff)", "url(../../img/a.png)", "url(/../root.png)",
            "url(../excluded/x.png)", "@namespace url(img/a.png);", "/*# sourceMappingURL=x.css.map */",
            "/*# sourceMappingURL=gone.map */",
    })
    void ignoresUrlsThatNameNoFile(String css) {
        assertThat(site.with("/s/x.css", css).served("/s/x.css")).isEqualTo(css);
        assertThat(site.unresolved("/s/x.css")).isEmpty();
        assertThat(site.sheets().get("/s/x.css").asset().isRewritten()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "url(img/a.png?0123456789abcdef)", "url('img/a.png?v=1&h=0123456789abcdef#x')" })
    void keepsUrlsWithAnotherId(String css) {
        assertThat(site.with("/s/x.css", css).served("/s/x.css")).isEqualTo(css);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "url(img/A.png) | 'img/A.png': no static resource '/s/img/A.png'; did you mean '/s/img/a.png'?",
            "url(/img/a.png) | '/img/a.png': no static resource '/img/a.png'; did you mean '/s/img/a.png'?",
            "url(img) | 'img': '/s/img' is a directory, not a file",
            "url(img/) | 'img/': '/s/img/' is a directory, not a file",
            "url(zzzzzzzzzzz.gif) | 'zzzzzzzzzzz.gif': no static resource '/s/zzzzzzzzzzz.gif'",
            "url(img/100%.png) | 'img/100%.png': contains a malformed escape or an encoded slash",
            "url(img%2Fa.png) | 'img%2Fa.png': contains a malformed escape or an encoded slash",
            "url(database.jpg) | 'database.jpg': no static resource '/s/database.jpg'",
            "@import 'gone.css' | 'gone.css': no static resource '/s/gone.css'",
            "url(zzzzzzz.3f9a8b7c.jpeg) | 'zzzzzzz.3f9a8b7c.jpeg': no static resource '/s/zzzzzzz.3f9a8b7c.jpeg'",
    }, delimiter = '|')
    void reportsUnresolvedReferences(String css, String problem) {
        ServedDocument sheet = site.with("/s/x.css", css).sheets().get("/s/x.css");

        assertThat(sheet.bytes()).isEqualTo(css.getBytes(StandardCharsets.UTF_8));
        assertThat(site.unresolved("/s/x.css")).singleElement()
                .extracting(each -> each.describe(site.files.keySet())).asString()
                .isEqualTo("/s/x.css:1:" + (css.startsWith("@") ? 10 : 5) + " - " + problem);
    }

    @Test
    void reportsLineAndColumn() {
        String css = "\uFEFFé{a:url(x)}\r\nb{c:url(y)}\n\r  d{e:url('z')}";

        assertThat(site.with("/s/x.css", css).unresolved("/s/x.css")).extracting(each -> each.position().toString())
                .containsExactly("/s/x.css:1:9", "/s/x.css:2:9", "/s/x.css:4:12");
    }

    @Test
    void listsTheTargetAndPositionOfEachReference() {
        site.with("/s/x.css", "@import 'b.css';\n\na { b: url( img/a%20b.png?x#y ), url(\"gone.png\"), url(data:,x) }\n"
                + "/* é */ c { d: image-set('../root.png' 1x) }");

        assertThat(site.sheets().get("/s/x.css").references()).containsExactly(
                Reference.to("/s/b.css", Kind.IMPORT, "b.css", new Position("/s/x.css", 1, 10)),
                Reference.to("/s/img/a b.png", Kind.URL, "img/a%20b.png?x#y", new Position("/s/x.css", 3, 13)),
                Reference.unresolved(new Problem.Missing("/s/gone.png"), Kind.URL, "gone.png", new Position("/s/x.css", 3, 39)),
                Reference.to("/root.png", Kind.IMAGE_SET, "../root.png", new Position("/s/x.css", 4, 27)));
    }

    @Test
    void reportsWhyAReferenceStaysPlain() {
        site.with("/s/x.css", "url(/hashed/f-BxY3kL9q.woff)");

        assertThat(site.sheets().get("/s/x.css").references()).singleElement().satisfies(each -> {
            assertThat(each.target()).isEqualTo("/hashed/f-BxY3kL9q.woff");
            assertThat(each.getsId()).isFalse();
            assertThat(each.plain()).isEqualTo("its name contains a hash of its content");
        });
    }

    @Test
    void keepsSheetsWithAHashedName() {
        site.with("/hashed/x.css", "a{b:url(/s/img/a.png)}").with("/s/x.css", "@import '/hashed/x.css';");

        assertThat(site.sheets().get("/hashed/x.css")).isNull();
        assertThat(site.sheets().get("/s/x.css").asset().isRewritten()).isFalse();
        assertThat(site.asset("/hashed/x.css").hashedName()).isTrue();
    }

    /** The script may compare a URL from the computed style, or build one that ends with the name. */
    @Test
    void leavesAssetsPlainThatAScriptLooksFor() {
        site.with("/s/marker-icon.png", "icon").with("/s/leaflet.css", "").with("/s/other.png", "other")
                .with("/lib/a.js", "\n path.match(/^(.*)marker-icon\\.png$/); $('link[href$=\"leaflet.css\"]')")
                .with("/s/x.css", "@import 'leaflet.css'; a{b:url(marker-icon.png); c:url(other.png)}");

        assertThat(site.served("/s/x.css"))
                .isEqualTo("@import 'leaflet.css'; a{b:url(marker-icon.png); c:url(other.png?v=</s/other.png>)}");
        assertThat(site.sheets().get("/s/x.css").references()).extracting(Reference::plain).containsExactly(
                "/lib/a.js:2:55 looks for its file name", "/lib/a.js:2:19 looks for its file name", null);
    }

    @Test
    void keepsBytesOfAnyEncoding() {
        byte[] before = "@charset 'x';é{a:url(".getBytes(StandardCharsets.ISO_8859_1);
        byte[] after = ")}\0ÿ".getBytes(StandardCharsets.ISO_8859_1);
        site.files.put("/s/x.css", join(before, "img/a.png".getBytes(), after));

        assertThat(site.sheets().get("/s/x.css").bytes())
                .isEqualTo(join(before, ("img/a.png?v=" + site.id("/s/img/a.png")).getBytes(), after));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void followsReferencesBelowTheRootPathOnly() {
        site.with("/s/x.css", "url(/app/root.png) url(/root.png) url(../root.png) url(../../root.png) url(/apple/root.png)");

        assertThat(site.served("/s/x.css", MemoryFiles.QUERY, "/app"))
                .isEqualTo("url(/app/root.png?v=</root.png>) url(/root.png)"
                        + " url(../root.png?v=</root.png>) url(../../root.png) url(/apple/root.png)");
    }

    @Test
    void separatesAnEscapeFromTheIdBehindIt() {
        site.with("/s/x.css", "url(img/a.png\\3f)");

        assertThat(site.served("/s/x.css", new QueryUrlStyle("c"), "")).isEqualTo("url(img/a.png\\3f c=</s/img/a.png>)");
        assertThat(site.served("/s/x.css", new QueryUrlStyle("v"), "")).isEqualTo("url(img/a.png\\3fv=</s/img/a.png>)");
    }

    @Test
    void truncatesAnUnterminatedReference() {
        site.with("/s/x.css", "a{b:url(\"x.png)}" + "c{d:e}".repeat(100_000));

        assertThat(site.unresolved("/s/x.css")).singleElement().satisfies(
                each -> assertThat(each.toString().length()).isLessThan(3_000));
    }

    @Test
    void putsTheIdIntoFileNames() {
        site.with("/s/x.css",
                "url(img/a.png?x#f) @import 'b.css'; url(img/a%20b.png) url('img\\\\a.png')");

        assertThat(site.served("/s/x.css", new FileNameUrlStyle(), "")).isEqualTo("url(img/a-</s/img/a.png>.png?x#f) @import"
                + " 'b-</s/b.css>.css'; url(img/a%20b-</s/img/a b.png>.png) url('img\\\\a-</s/img/a.png>.png')");
    }

    @Provide
    Arbitrary<String> sheets() {
        return Arbitraries
                .of("url(", "'img/a.png", "img/a%20b.png", "/root.png", "b.css", "x.css", "?", "#", "v=1", "&", "\\61 ",
                        "é", "'", "\"", ")", "@import ", ";", "{", "}", "/*", "*/", "image-set(", " ")
                .list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Property
    void isIdempotent(@ForAll("sheets") String css) {
        byte[] once = site.with("/s/x.css", css).sheets().get("/s/x.css").bytes();
        site.files.put("/s/x.css", once);

        // the id changes in a sheet that refers to itself
        assertThat(new String(site.sheets().get("/s/x.css").bytes(), StandardCharsets.UTF_8).replaceAll("v=[0-9a-f]{16}", "v="))
                .isEqualTo(new String(once, StandardCharsets.UTF_8).replaceAll("v=[0-9a-f]{16}", "v="));
    }

    @Property
    void changesNothingIfNoTargetExists(@ForAll("sheets") String css) {
        MemoryFiles empty = new MemoryFiles().with("/t/y.css", css);

        assertThat(empty.sheets().get("/t/y.css").bytes()).isEqualTo(css.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void readsAnyBytes(@ForAll byte[] css) {
        site.files.put("/s/x.css", css);

        assertThat(site.sheets().get("/s/x.css").bytes()).isEqualTo(css);
    }

    @Test
    void recognizesSheetsByTheirExtension() {
        assertThat(List.of("/x.css", "/X.CSS", "/a.b.css")).allMatch(MemoryFiles.LINKS::isDocument);
        assertThat(List.of("/css", "/x.css.map", "/x.scss")).noneMatch(MemoryFiles.LINKS::isDocument);
    }
}
