package io.quarkiverse.cachebuster.runtime.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.LinkedDocuments;
import io.quarkiverse.cachebuster.runtime.link.MemoryFiles;
import io.quarkiverse.cachebuster.runtime.link.Place;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.url.FileNameUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.Splice;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In the table, references are in angle quotation marks, and {@code ¶} is a line feed. */
class WebManifestSyntaxTest {

    private final MemoryFiles site = new MemoryFiles()
            .with("/pwa/i.png", "i")
            .with("/pwa/é \"1\".png", "quoted");

    @ParameterizedTest
    @ValueSource(strings = {
            "{'icons':[{'src':'‹i.png›'}]}",
            "{'screenshots':[{'src':'‹a.png›','sizes':'1x1'},{'sizes':'1x1','src':'‹b.png›'}]}",
            "{'shortcuts':[{'name':'n','url':'/u','icons':[{'src':'‹i.png›'}]}]}",
            " { ¶ 'icons' \t : \r [ { 'src' : '‹i.png›' } ] } ¶",
            "{'icons':[{'purpose':{'src':'x'},'a':[{'src':'x'}],'src':'‹i.png›'}]}",
            "{'x':[true,false,null,-1.5e+3,'x',{},[],[[]],{'a':{}}],'icons':[{'src':'‹i.png›'}]}",
            "{'\\u0069cons':[{'s\\u0072c':'‹i.png›'}]}",
            "{'a\\\\':'\\\"','icons':[{'src':'‹i.png›'}]}",
            "{'icons':[{'src':'‹›'}]}",
            "{'icons':[{'src':'‹a\\u0022b\\\\\\/c.png›'}]}",
            "{'icons':[{'src':'‹é\u007F›'}]}",
            "{'icons':[{'src':'‹a›','src':'‹b›'}],'icons':[{'src':'‹c›'}]}",
            "\u00EF\u00BB\u00BF{'icons':[{'src':'‹i.png›'}]}",
            // identifies the app
            "{'start_url':'/','scope':'/','id':'/','icons':[]}",
            "{'shortcuts':[{'url':'u','src':'x'}]}",
            // elsewhere
            "{'src':'x','file_handlers':[{'icons':[{'src':'x'}]}]}",
            "{'icons':{'src':'x'}}",
            "{'icons':[[{'src':'x'}]]}",
            "{'icons':[{'src':['x']}]}",
            "{'icons':['x',{'url':'x'}]}",
            "{'Icons':[{'src':'x'}],'icons ':[{'SRC':'x'}]}",
            "[{'icons':[{'src':'x'}]}]",
            "'icons'",
            // not JSON
            "{'icons':[{'src':'x'}]",
            "{'icons':[{'src':'x'}]}}",
            "{'icons':[{'src':'x'}]}x",
            "{'icons':[{'src':'x'},]}",
            "{'icons':[{'src':'x',}]}",
            "{'icons':[{'src' 'x'}]}",
            "{'icons':[{'src'::'x'}]}",
            "{'icons':[{'src':'x'};]}",
            "{'icons':[{'src':'x'}}}",
            "{'icons':[{'src':'x'}],}",
            "{'icons':[{'src':'x'} {}]}",
            "{'icons':[{'src':'x\\q'}]}",
            "{'icons':[{'src':'x\\u00g0'}]}",
            "{'icons':[{'src':'x¶'}]}",
            "{'icons':[{'src':'x",
            "{'icons':[{'src':'x\\",
            "{icons:[{'src':'x'}]}",
            "// c¶{'icons':[{'src':'x'}]}",
            "\u00FE\u00FF\0{",
            ""
    })
    void findsImages(String marked) {
        String json = marked.replace('\'', '"').replace('¶', '\n');
        String text = json.replaceAll("[‹›]", "");

        StringBuilder found = new StringBuilder();
        int at = 0;
        for (Place place : new WebManifestSyntax(Set.of()).places(text.getBytes(ISO_8859_1))) {
            int end = place.inDocument(new Splice(place.url().length(),
                    place.url().length(), "")).from();
            found.append(text, at, place.start()).append('‹').append(text, place.start(), end).append('›');
            at = end;
        }
        assertThat(found.append(text.substring(at))).hasToString(json);
    }

    @Test
    void addsIdsToReferences() {
        assertThat(served("""
                {"icons":[{"src":"i.png"},{"src":"/pwa/\\u00e9%20\\"1\\".png?a#b"}],
                "screenshots":[{"src":" ..\\/pwa\\/i.png "},{"src":"https://example.com/i.png"}],
                "shortcuts":[{"url":"i.png","icons":[{"src":"i.png"}]}],"start_url":"i.png"}
                """, MemoryFiles.QUERY)).isEqualTo("""
                {"icons":[{"src":"i.png?v=ID"},{"src":"/pwa/\\u00e9%20\\"1\\".png?a&v=OTHER#b"}],
                "screenshots":[{"src":" ..\\/pwa\\/i.png?v=ID "},{"src":"https://example.com/i.png"}],
                "shortcuts":[{"url":"i.png","icons":[{"src":"i.png?v=ID"}]}],"start_url":"i.png"}
                """.replace("ID", site.id("/pwa/i.png")).replace("OTHER", site.id("/pwa/é \"1\".png")));
    }

    @Test
    void addsIdsToFileNamesToo() {
        assertThat(served("{\"icons\":[{\"src\":\"\\u0069.png\"}]}", new FileNameUrlStyle()))
                .isEqualTo("{\"icons\":[{\"src\":\"\\u0069-" + site.id("/pwa/i.png") + ".png\"}]}");
    }

    @Test
    void listsReferencesWithTheirKinds() {
        site.with("/pwa/app.webmanifest", """
                {
                  "icons": [{"src": "i.png"}],
                  "screenshots": [{"src": "gone.png"}],
                  "shortcuts": [{"icons": [{"src": "i.png"}]}]
                }""");

        assertThat(documents(MemoryFiles.QUERY).get("/pwa/app.webmanifest").references())
                .extracting(Reference::kind, Reference::position, Reference::target, each -> each.problem() == null)
                .containsExactly(
                        tuple(WebManifestKind.ICON,
                                new Position("/pwa/app.webmanifest", 2, 22), "/pwa/i.png", true),
                        tuple(WebManifestKind.SCREENSHOT,
                                new Position("/pwa/app.webmanifest", 3, 28), null, false),
                        tuple(WebManifestKind.SHORTCUT_ICON,
                                new Position("/pwa/app.webmanifest", 4, 37), "/pwa/i.png", true));
    }

    @ParameterizedTest
    @CsvSource({ "/app.webmanifest, true", "/pwa/site.json, true", "/site.json, false", "/webmanifest, false" })
    void readsFilesByTheirNameOrIfAPageNamesThem(String path, boolean read) {
        assertThat(new WebManifestSyntax(Set.of("/pwa/site.json")).reads(path)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[", "{\"a\":", "{\"icons\":[{\"src\":\"x\"},", "\"\\", "{\"\\u0069", " " })
    @Timeout(20)
    void readsLargeAndDeeplyNestedFilesInLinearTime(String part) {
        assertThat(new WebManifestSyntax(Set.of()).places(part.repeat(2_000_000).getBytes(UTF_8))).isEmpty();
    }

    @Property
    void readsAnyBytes(@ForAll byte[] json) {
        site.files.put("/pwa/app.webmanifest", json);

        assertThat(documents(MemoryFiles.QUERY).get("/pwa/app.webmanifest").bytes()).isEqualTo(json);
    }

    @Property
    void changesNothingIfNoTargetExists(@ForAll("manifests") String json) {
        MemoryFiles empty = new MemoryFiles().with("/pwa/app.webmanifest", json);

        assertThat(documents(empty, MemoryFiles.QUERY).get("/pwa/app.webmanifest").bytes()).isEqualTo(json.getBytes(UTF_8));
    }

    @Property
    void isIdempotent(@ForAll("manifests") String json) {
        String once = served(json, MemoryFiles.QUERY);

        assertThat(served(once, MemoryFiles.QUERY)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> manifests() {
        Arbitrary<String> parts = Arbitraries.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\"icons\":[{\"src\":", "\"i.png\"",
                "\"\\u0069.png\"", "\"é\\ud83d\\ude00.png\"", "\"shortcuts\":[{", " ", "1", "null");
        Arbitrary<String> urls = Arbitraries.of("i.png", "\\u0069.png?x", "/pwa/i.png#\\\"", "é\\ud83d\\ude00.png", "\\uD800",
                "");
        return Arbitraries.oneOf(parts.list().ofMaxSize(20).map(list -> String.join("", list)),
                urls.list().ofMaxSize(5)
                        .map(list -> "{\"icons\":[{\"src\":\"" + String.join("\"},{\"src\":\"", list) + "\"}]}"));
    }

    private String served(String json, UrlStyle style) {
        site.with("/pwa/app.webmanifest", json);
        return new String(documents(style).get("/pwa/app.webmanifest").bytes(), UTF_8);
    }

    private LinkedDocuments documents(UrlStyle style) {
        return documents(site, style);
    }

    private static LinkedDocuments documents(MemoryFiles site, UrlStyle style) {
        return new LinkedDocuments(site,
                new LinkRules(MemoryFiles.RULES, style, "", List.of(new WebManifestSyntax(Set.of()))));
    }
}
