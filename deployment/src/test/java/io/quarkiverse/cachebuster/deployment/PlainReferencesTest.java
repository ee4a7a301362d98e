package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.html.HtmlKind;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.page.Page;

class PlainReferencesTest {

    private final List<Reference> references = new ArrayList<>();

    @Test
    void haveThreeLinesForEachReason() {
        add("home.html", 1, "/a.png", "a worker may precache it");
        add("home.html", 2, "/b.png", "it is off");
        add("home.html", 3, "/c.png", "a worker may precache it");
        add("shop.html", 1, "/d.png", "a worker may precache it");
        add("shop.html", 2, "/e.png", "a worker may precache it");
        add("shop.html", 3, "/f.png", "a worker may precache it");

        assertThat(described()).containsExactly(
                "home.html:1:1 - '/a.png' keeps its plain URL: a worker may precache it",
                "home.html:3:1 - '/c.png' keeps its plain URL: a worker may precache it",
                "shop.html:1:1 - '/d.png' keeps its plain URL: a worker may precache it (and 2 more like this)",
                "home.html:2:1 - '/b.png' keeps its plain URL: it is off");
    }

    @Test
    void countEachAssetOnce() {
        add("home.html", 1, "/a.png", "it is off");
        add("shop.html", 1, "/a.png", "it is off");

        assertThat(described()).containsExactly("home.html:1:1 - '/a.png' keeps its plain URL: it is off");
    }

    @Test
    void areCountedAfterTwentyLines() {
        for (int i = 0; i < 25; i++) {
            add("home.html", i, "/" + i + ".png", "of reason " + Math.min(i, 21));
        }

        assertThat(described()).hasSize(21).last()
                .isEqualTo("5 more assets keep their plain URLs; the report lists them");
    }

    @Test
    void haveALineForEachReasonAsLongAsThereIsRoom() {
        for (int i = 0; i < 19; i++) {
            add("home.html", i, "/" + i + ".png", "of reason " + i);
        }
        for (int i = 19; i < 22; i++) {
            add("home.html", i, "/" + i + ".png", "it is off");
        }

        assertThat(described()).hasSize(20).last()
                .isEqualTo("home.html:19:1 - '/19.png' keeps its plain URL: it is off (and 2 more like this)");
    }

    @Test
    void describeAnIconThatBrowsersRequestOnTheirOwn() {
        Page page = page("<img src=/a.png>");

        assertThat(PlainReferences.describeIcon(List.of(page), Set.of("/favicon.ico"))).get().asString()
                .contains("<link rel=\"icon\" href=\"/favicon.ico\">");
        assertThat(PlainReferences.describeIcon(List.of(page), Set.of("/icon.svg"))).isEmpty();
        assertThat(PlainReferences.describeIcon(List.of(), Set.of("/favicon.ico"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/favicon.ico", "/icon.svg", "https://cdn.example.com/x.png",
            "{asset:url('/icon.svg')}", "/icon-{theme}.svg" })
    void leaveOutTheDefaultIconIfAPageHasOne(String icon) {
        Page page = page("<link rel=icon href=\"" + icon + "\">");

        assertThat(PlainReferences.describeIcon(List.of(page("<p>"), page), Set.of("/favicon.ico"))).isEmpty();
    }

    private static Page page(String html) {
        return Page.ofTemplate("home.html", html, false);
    }

    private void add(String document, int line, String target, String why) {
        references.add(Reference.to(target, HtmlKind.IMAGE, target, new Position(document, line, 1)).plain(why));
    }

    private List<String> described() {
        return PlainReferences.describe(references, path -> false);
    }
}
