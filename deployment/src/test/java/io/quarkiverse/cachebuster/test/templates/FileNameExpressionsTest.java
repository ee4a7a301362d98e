package io.quarkiverse.cachebuster.test.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.CacheBuster;
import io.quarkiverse.cachebuster.runtime.page.FileNameExpression;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import io.quarkus.test.QuarkusUnitTest;

class FileNameExpressionsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addClass(Shop.class)
            .addAsResource(new StringAsset("7"), "META-INF/resources/img/7.png")
            .addAsResource(new StringAsset("odd"), "META-INF/resources/img/a&b c.png"));

    @Inject
    Engine engine;
    @Inject
    CacheBuster cacheBuster;

    @ParameterizedTest
    @CsvSource({
            "{id}, /img/7.png", "{text}, /img/7.png", "{item.id}, /img/7.png", "{item.getId()}, /img/7.png",
            "{data:id}, /img/7.png", "{inject:shop.logo}, /img/7.png", "{cdi:shop.logo}, /img/7.png", "{odd}, /img/a&b c.png",
    })
    void addTheId(String tag, String path) {
        assertThat(render(engine, Objects.requireNonNull(FileNameExpression.of("/img/", tag, ".png"))))
                .isEqualTo(cacheBuster.url(path).replace("&", "&amp;")).contains("?v=");
    }

    @ParameterizedTest
    @CsvSource({ "{#each ids}TAG{/each}, {it}", "{#for each in ids}TAG{/for}, {each}", "{#for x in ids}TAG{/for}, {x_count}",
            "{#let x=id}TAG{/let}, {x}", "{#with item}TAG{/with}, {id}", "{#if item}TAG{/if}, {item.id}" })
    void addTheIdInsideOfSections(String section, String tag) {
        String expression = Objects.requireNonNull(FileNameExpression.of("/img/", tag, ".png"));

        assertThat(render(engine, section.replace("TAG", expression)))
                .isEqualTo(render(engine, section.replace("TAG", "/img/" + tag + ".png")).replace("/img/7.png",
                        cacheBuster.url("/img/7.png")));
    }

    /** With any outcome: text or a failure, with or without strict rendering. */
    @ParameterizedTest
    @ValueSource(strings = { "{unknown}", "{missing}", "{nothing}", "{item.missing}", "{item.nothing}", "{nothing.id}",
            "{missing.id}", "{list}", "{data:missing}", "{dots}", "{empty}", "{inject:missing}", "{html}", "{safe}",
            "{escaped}" })
    void haveTheSameResultWithoutSuchAFile(String tag) {
        String expression = Objects.requireNonNull(FileNameExpression.of("/img/", tag, ".png"));
        Engine lenient = engine.newBuilder().strictRendering(false).build();

        assertThat(render(lenient, expression)).isEqualTo(render(lenient, "/img/" + tag + ".png"));
        assertThat(render(engine, expression)).isEqualTo(render(engine, "/img/" + tag + ".png"));
    }

    private static String render(Engine engine, String template) {
        Map<String, Object> data = new HashMap<>(Map.of("id", 7, "text", "7", "item", new Item(), "ids", List.of(7, 8),
                "odd", "a&b c", "unknown", "8", "list", List.of(), "dots", "../x", "empty", "", "html", "a<b"));
        data.put("nothing", null);
        data.put("safe", new RawString("a&amp;b"));
        data.put("escaped", "%3C [x]");
        try {
            return engine.parse(template, Variant.forContentType(Variant.TEXT_HTML), "x").render(data);
        } catch (TemplateException e) {
            return e.getMessage();
        }
    }

    public static class Item {
        public final int id = 7;
        public final String nothing = null;

        public int getId() {
            return id;
        }
    }

    @Named
    @Singleton
    public static class Shop {
        public String getLogo() {
            return "7";
        }
    }
}
