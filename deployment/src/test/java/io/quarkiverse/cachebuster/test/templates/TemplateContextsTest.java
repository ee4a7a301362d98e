package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Qute;
import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;

class TemplateContextsTest {

    private static final String ID = "62368a1a29259b30";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("body {}"), "META-INF/resources/static/x.css")
            .addAsResource(new StringAsset("{cacheId('/static/x.css')} {asset:url('/static/x.css')}"), "templates/page.html")
            .addAsResource(new StringAsset("{cacheId('/static/x.css')}"), "templates/included.html")
            .addAsResource(new StringAsset("<{#insert}{/}>"), "templates/layout.html")
            .addAsResource(new StringAsset("{cacheId(it)} {asset:url(it)}"), "templates/tags/sheet.html")
            .addAsResource(new StringAsset("{#fragment id=part}[{cacheId(path)}]{/fragment}"), "templates/fragments.html"));

    @Inject
    Engine engine;
    @Inject
    Template page;
    @Inject
    Template fragments;

    @Test
    void inAnInjectedTemplate() {
        assertThat(page.render()).isEqualTo(ID + " /static/x.css?v=" + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{cacheId('/static/x.css')}",
            "{cacheId(\"/static/x.css\")}",
            "{cacheId('/static/' + 'x.css')}",
            "{cacheId(path)}",
            "{cacheId('/static/' + name)}",
            "{cacheId(\"/static/\" + name)}",
            "{cacheId('/static/' + stem + '.css')}",
            "{cacheId('/static/' + stem.replace('(+)', '') + \".\" + 'css')}",
            "{cacheId('/' + directory + '/' + stem + '.' + 'css')}",
            "{cacheId(slash + 'static/' + stem + '.css')}",
            "{cacheId(str:concat('/static/', name))}",
            "{cacheId('/static/' + name.replace('y', 'x'))}",
            "{cacheId(paths.get(0))}",
            "{#for p in paths}{cacheId(p)}{/for}",
            "{#each paths}{cacheId(it)}{/each}",
            "{#each paths}{cacheId('/static/x.css')}{/each}",
            "{#let p=path}{cacheId(p)}{/let}",
            "{#let id=cacheId('/static/x.css')}{id}{/let}",
            "{#with item}{cacheId(path)}{/with}",
            "{#with item}{cacheId('/static/x.css')}{/with}",
            "{#include included /}",
            "{#include included _isolated /}",
            "{#include included _isolated=true _unisolated /}",
            "{#include layout}{cacheId('/static/x.css')}{/include}",
            "{#fragment id=here}{cacheId(path)}{/fragment}",
            "{#fragment id=there rendered=false}{cacheId(path)}{/fragment}{fragment:there}",
            "{#capture captured}{cacheId(path)}{/capture}{capture:captured}",
            "{#if cacheId(path) is '62368a1a29259b30'}{cacheId(path)}{/if}",
            "{#if true}{cacheId('/static/x.css')}{#else}no{/if}",
            "{#when cacheId(path)}{#is '62368a1a29259b30'}{cacheId(path)}{#else}no{/when}",
            "{cacheId(path) ?: 'no'}",
            "{nothing ?: cacheId(path)}",
            "{path ? cacheId(path) : 'no'}",
            "{cacheId(path).toUpperCase.toLowerCase}",
            "{str:eval('{cacheId(path)}')}",
            "{str:builder(cacheId(path))}",
    })
    void in(String template) {
        assertThat(render(template).replaceAll("[<>]", "")).isEqualTo(ID);
        assertThat(render(template.replace("cacheId(", "asset:url(").replace("62368a1a29259b30", "/static/x.css?v=" + ID))
                .replaceAll("[<>]", "")).contains(ID);
    }

    @Test
    void inAUserTag() {
        assertThat(render("{#sheet path /}")).isEqualTo(ID + " /static/x.css?v=" + ID);
        assertThat(render("{#sheet '/static/x.css' /}")).isEqualTo(ID + " /static/x.css?v=" + ID);
    }

    @Test
    void inAFragment() {
        assertThat(fragments.getFragment("part").data("path", "/static/x.css").render()).isEqualTo("[" + ID + "]");
    }

    @Test
    void inAFormattedString() {
        assertThat(Qute.fmt("{cacheId('/static/x.css')}").render()).isEqualTo(ID);
        assertThat(Qute.fmt("{cacheId(data:path)}").data("path", "/static/x.css").render()).isEqualTo(ID);
    }

    @Test
    void withAnyDataOrNone() {
        Template template = engine.parse("{cacheId('/static/x.css')}");

        assertThat(template.render()).isEqualTo(ID);
        assertThat(template.render(null)).isEqualTo(ID);
        assertThat(template.render(Map.of("cacheId", "mine"))).isEqualTo(ID);
        assertThat(template.render(new HasCacheId())).isEqualTo(ID);
        assertThat(template.render("text")).isEqualTo(ID);
    }

    @Test
    void leavesMethodsOfOtherObjectsAlone() {
        assertThat(engine.parse("{item.cacheId('/static/x.css')}").data("item", new HasCacheId()).render()).isEqualTo("own");
        assertThat(engine.parse("{item.cacheId}").data("item", Map.of("cacheId", "property")).render()).isEqualTo("property");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
            "/static/nope.css, ERROR_MISSING_FILE, /static/nope.css",
            "/static/X.css, ERROR_MISSING_FILE, /static/X.css",
            "/../../etc/passwd, ERROR_MISSING_FILE, /../../etc/passwd",
            "https://example.com/x.css, ERROR_MISSING_FILE, https://example.com/x.css",
            "../x.css, ERROR_MISSING_FILE, ../x.css",
            "/static, ERROR_IS_DIRECTORY, /static",
            "'', ERROR_NO_FILE_PROVIDED, ''",
            "null, ERROR_NO_FILE_PROVIDED, ''",
    })
    void showsAMarkerForAnInvalidComputedPath(String path, String cacheId, String url) {
        Template template = engine.parse("{cacheId(path)} {asset:url(path)}");

        assertThat(template.instance().data("path", path).render()).isEqualTo(cacheId + " " + url);
    }

    @Test
    void rendersTheSameEveryTime() {
        Template template = engine.parse("{cacheId('/static/x.css')}{#each paths}{cacheId(it)}{/each}");

        for (int i = 0; i < 3; i++) {
            assertThat(template.data("paths", List.of("/static/x.css", "nope")).render())
                    .isEqualTo(ID + ID + "ERROR_MISSING_FILE");
        }
    }

    private String render(String template) {
        return engine.parse(template).render(Map.of("path", "/static/x.css", "paths", List.of("/static/x.css"),
                "item", Map.of("path", "/static/x.css"), "slash", "/", "directory", "static", "name", "x.css", "stem", "x"));
    }

    public static class HasCacheId {
        public String cacheId(String path) {
            return "own";
        }
    }
}
