package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.json.JsonObject;

class ImportMapTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/js/app.js")
            .addAsResource(new StringAsset("export {} //"), "META-INF/resources/js/lib/</script><b>&'+[x].mjs")
            .addAsResource(new StringAsset("{}"), "META-INF/resources/js/data.json")
            .addAsResource(new StringAsset("{}"), "META-INF/resources/js/app.js.map")
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/vendor/v.js")
            .addAsResource(new StringAsset("export {}"), "META-INF/resources/other/o.js")
            .addAsResource(new StringAsset("<head>{asset:importmap('/js/**', '/vendor/*.js')}</head>"), "templates/page.html"))
            .overrideConfigKey("quarkus.http.root-path", "/app")
            .overrideRuntimeConfigKey("quarkus.cache-buster.base-url", "https://cdn.example.com/x");

    @Inject
    Template page;

    @Inject
    Engine engine;

    @Inject
    CacheBuster cacheBuster;

    @Test
    void isOneElementWithValidJson() {
        String html = page.render();

        assertThat(html).startsWith("<head><script type=\"importmap\">{").endsWith("}</script></head>");
        assertThat(html.substring(6, html.length() - 16)).doesNotContain("</", "<!--");
        assertThat(map(html).fieldNames()).containsExactlyInAnyOrder("imports", "integrity");
    }

    @Test
    void mapsModuleUrlsToUrlsWithIds() {
        JsonObject imports = map(page.render()).getJsonObject("imports");

        String odd = cacheBuster.url("/js/lib/</script><b>&'+[x].mjs");
        Map<String, Object> expected = new HashMap<>();
        for (String start : List.of("/app", "https://cdn.example.com/x/app", "https://cdn.example.com/app")) {
            expected.put(start + "/js/app.js", cacheBuster.url("/js/app.js"));
            expected.put(start + "/vendor/v.js", cacheBuster.url("/vendor/v.js"));
            expected.put(start + "/js/lib/%3C/script%3E%3Cb%3E&'+[x].mjs", odd);
            expected.put(start + "/js/lib/%3C/script%3E%3Cb%3E&%27%2B%5Bx%5D.mjs", odd);
        }
        assertThat(imports.getMap()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void hasTheIntegrityOfEachModule() {
        JsonObject integrity = map(page.render()).getJsonObject("integrity");

        assertThat(integrity.fieldNames()).hasSize(3);
        assertThat(integrity.getString(cacheBuster.url("/js/app.js"))).isEqualTo(cacheBuster.integrity("/js/app.js").get());
    }

    @Test
    void worksInTemplatesParsedAtRuntime() {
        assertThat(map(engine.parse("{asset:importmap(glob)}").data("glob", "/other/*").render()).getJsonObject("imports")
                .fieldNames()).hasSize(3);
        assertThat(engine.parse("{asset:importmap('/none/**')}").render())
                .isEqualTo("<script type=\"importmap\">{\"imports\":{}}</script>");
        assertThat(engine.parse("{asset:importmap(null)}").render()).contains("{\"imports\":{}}");
    }

    @Test
    void canBeTheContentOfAnElementWithANonce() {
        String element = "<script type=\"importmap\" nonce=\"{nonce}\">{asset:importmapJson('/js/**', '/vendor/*.js')}</script>";
        String html = engine.parse(element, Variant.forContentType(Variant.TEXT_HTML)).data("nonce", "x").render();

        assertThat(html).startsWith("<script type=\"importmap\" nonce=\"x\">{");
        assertThat(html.substring(0, html.length() - "</script>".length())).doesNotContain("</", "<!--");
        assertThat(map(html)).isEqualTo(map(page.render()));
    }

    @Test
    void canBeWrittenIntoAnElementWithANonce() {
        String html = engine.parse("<script type=\"importmap\" nonce=\"{nonce}\">{map.raw}</script>")
                .data("nonce", "x", "map", cacheBuster.importMap("/js/**", "/vendor/*.js")).render();

        assertThat(html).startsWith("<script type=\"importmap\" nonce=\"x\">{");
        assertThat(map(html)).isEqualTo(map(page.render()));
    }

    private static JsonObject map(String html) {
        return new JsonObject(html.substring(html.indexOf('{'), html.lastIndexOf('}') + 1));
    }
}
