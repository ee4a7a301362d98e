package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.UserTagSectionHelper;

class TemplateGroupsTest {

    private static final String MAP = "{asset:importmap('/js/**')}";

    @Test
    void containEverythingThatIsRenderedWithATemplate() {
        TemplateGroups groups = groups(
                "layout.html = {#insert head}{/}{#insert}{/}{#include footer /}",
                "a.html = {#include layout}{#head}{#icon /}{/head}{/include}",
                "b.html = {#include 'layout.html'}{/include}",
                "footer.html = ",
                "tags/icon.html = ",
                "tags/unused.html = ",
                "alone.html = {#include $part /}{#fragment part}{/fragment}");

        assertThat(groups.of("layout.html")).containsExactly("a.html", "b.html", "footer.html", "layout.html",
                "tags/icon.html");
        assertThat(groups.of("b.html")).containsExactly("b.html", "footer.html", "layout.html");
        assertThat(groups.of("tags/icon.html")).containsExactly("a.html", "footer.html", "layout.html", "tags/icon.html");
        assertThat(groups.of("alone.html")).containsExactly("alone.html");
        assertThat(groups.of("tags/unused.html")).containsExactly("tags/unused.html");
    }

    @Test
    void containTemplatesWhoseFragmentsAreRendered() {
        TemplateGroups groups = groups("a.html = {#include items$one /}", "b.html = {frg:items$two}", "items.html = ");

        assertThat(groups.of("items.html")).containsExactly("a.html", "b.html", "items.html");
    }

    @Test
    void containAllTemplatesIfOneIsIncludedByAComputedName() {
        TemplateGroups groups = groups("a.html = {#include _id=name /}", "b.html = ", "c.html = ");

        assertThat(groups.of("b.html")).containsExactly("a.html", "b.html", "c.html");
    }

    @Test
    void mayBeCircular() {
        TemplateGroups groups = groups("a.html = {#include b /}", "b.html = {#include a /}");

        assertThat(groups.of("a.html")).containsExactly("a.html", "b.html");
        assertThat(groups.coverModule("a.html", "/js/a.js", call -> Set.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "page.html = MAP",
            "page.html = <script type=importmap>{asset:importmapJson('/js/**')}</script>",
            "page.html = {#let x=1}MAP{/let}",
            "page.html = {#fragment id=x}MAP{/fragment}",
            "page.html = {asset:importmap('/css/**', '/js/**')}",
            "page.html = {#include layout}{/include} | layout.html = MAP{#insert}{/}",
            "page.html = {#include layout}{#head}MAP{/head}{/include} | layout.html = {#insert head}{/}",
            "page.html = {#include layout}MAP{/include} | layout.html = {#insert}{/}",
            "page.html = {#include layout}x{/include} | layout.html = {#insert head}MAP{/}{#insert}{/}",
            "page.html = {#include a}{#head}MAP{/head}{/include} | a.html = {#include b}{#head}{#insert head}{/}{/head}{/include}"
                    + " | b.html = {#insert head}{/}",
            "page.html = {#include a}{#head}MAP{/head}{/include} | a.html = {#include b}x{/include} | b.html = {#insert head}{/}",
            "page.html = {#head /} | tags/head.html = MAP",
            "page.html = {#shell}MAP{/shell} | tags/shell.html = {nested-content}",
            "page.html = | a.html = MAP{#include page /}",
            "page.html = | a.html = MAP{#include page /} | b.html = {#include page /}{#include c /} | c.html = MAP",
            "page.html = | a.html = {#include b /} | b.html = {#include page /} | a.html = MAP{#include b /}",
            "page.html = {#include page /} | a.html = MAP{#include page /}",
            "page.html = {#insert}{/} | a.html = {#include page}MAP{/include}",
    })
    void coverModules(String templates) {
        assertThat(covers(templates)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "page.html = ",
            "page.html = {asset:importmap('/vendor/**')}",
            "page.html = {asset:importmap(glob)}",
            "page.html = {asset:url('/js/a.js')}",
            "page.html = {#if x}MAP{/if}",
            "page.html = {#for x in y}MAP{/for}",
            "page.html = {#fragment id=x rendered=false}MAP{/fragment}",
            "page.html = {#capture x}MAP{/capture}",
            "page.html = {#include layout}{#head}MAP{/head}{/include} | layout.html = {#insert}{/}",
            "page.html = {#include layout}{#head}x{/head}{/include} | layout.html = {#insert head}MAP{/}",
            "page.html = {#if x}{#include layout}{/include}{/if} | layout.html = MAP",
            "page.html = {#include gone /}",
            "page.html = | a.html = MAP{#include page /} | b.html = {#include page /}",
            "page.html = {#insert}MAP{/} | a.html = {#include page}{/include} | b.html = {#include page}x{/include}",
            "page.html = {#head _isolated /} | tags/head.html = {#insert x}{/} | a.html = {#include page}{#x}MAP{/x}{/include}",
            "page.html = | a.html = {#include _id=name /} | b.html = MAP{#include page /}",
    })
    void doNotCoverModulesThatMayBeRenderedWithoutAnImportMap(String templates) {
        assertThat(covers(templates)).isFalse();
    }

    @Test
    @Timeout(30)
    void takeLinearTime() {
        List<ReadTemplate> templates = new ArrayList<>(List.of(including("layout.html")));
        for (int i = 0; i < 200_000; i++) {
            templates.add(including("layouts/page" + i + ".html", "layout"));
        }

        assertThat(new TemplateGroups(templates).of("layout.html")).hasSize(200_001);
        assertThat(new Receivers(templates).in(templates.get(1).inclusions().get(0))).isEmpty();
    }

    private static ReadTemplate including(String path, String... ids) {
        return new ReadTemplate(path, List.of(),
                Arrays.stream(ids).map(id -> new Inclusion(id, Map.of(), Scope.TEMPLATE)).toList(), List.of(), Set.of(),
                List.of());
    }

    private static boolean covers(String templates) {
        return groups(templates.replace("MAP", MAP).split(" \\| ")).coverModule("page.html", "/js/a.js",
                call -> call.text().contains("'/js/**'") ? Set.of("/js/a.js", "/js/b.js") : Set.of());
    }

    private static TemplateGroups groups(String... templates) {
        Map<String, String> texts = new LinkedHashMap<>();
        Arrays.stream(templates).map(each -> each.split(" =", 2)).forEach(each -> texts.put(each[0], each[1]));
        EngineBuilder builder = Engine.builder().addDefaults();
        texts.keySet().stream().filter(path -> path.startsWith("tags/")).forEach(path -> builder.addSectionHelper(
                new UserTagSectionHelper.Factory(path.substring("tags/".length(), path.indexOf('.')), path)));
        Engine engine = builder.build();
        List<ReadTemplate> read = texts.entrySet().stream()
                .map(each -> TemplateReader.read(each.getKey(), engine.parse(each.getValue()).getNodes()))
                .collect(Collectors.toList());
        return new TemplateGroups(read);
    }
}
