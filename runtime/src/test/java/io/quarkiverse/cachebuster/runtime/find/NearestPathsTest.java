package io.quarkiverse.cachebuster.runtime.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestPathsTest {

    private static final List<String> PATHS = List.of("/static/app.css", "/static/app.js", "/static/images/Logo.svg",
            "/static/images/banner.png", "/webjars/bootstrap/5.3.3/css/bootstrap.min.css", "/favicon.ico");

    @ParameterizedTest
    @CsvSource({
            "/static/ap.css, /static/app.css",
            "/static/App.css, /static/app.css",
            "/static/pap.css, /static/app.css",
            "/static/images/logo.svg, /static/images/Logo.svg",
            "/images/banner.png, /static/images/banner.png",
            "/static/images/baner.png, /static/images/banner.png",
            "/webjars/bootstrap/5.3.2/css/bootstrap.min.css, /webjars/bootstrap/5.3.3/css/bootstrap.min.css",
            "/bootstrap.min.css, /webjars/bootstrap/5.3.3/css/bootstrap.min.css",
            "/favicon.icon, /favicon.ico",
    })
    void suggestsSimilarPaths(String wrong, String right) {
        assertThat(NearestPaths.to(wrong, PATHS)).startsWith(right);
    }

    @ParameterizedTest
    @CsvSource({ "/something/else.txt", "/x", "/static/" })
    void suggestsNothingIfNothingIsSimilar(String wrong) {
        assertThat(NearestPaths.to(wrong, PATHS)).isEmpty();
    }

    @Test
    void suggestsAtMostThreeInAStableOrder() {
        List<String> paths = List.of("/d.css", "/b.css", "/c.css", "/a.css");

        assertThat(NearestPaths.to("/x.css", paths)).containsExactly("/a.css", "/b.css", "/c.css");
    }

    @Test
    void omitsPoorMatchesIfThereIsAGoodOne() {
        List<String> paths = List.of("/pictures/ridge.svg", "/pictures/dunes.svg", "/pictures/Ridge.svg");

        assertThat(NearestPaths.to("/pictures/rigde.svg", paths)).containsExactly("/pictures/Ridge.svg", "/pictures/ridge.svg");
        assertThat(NearestPaths.to("/pictures/DUNES.svg", paths)).containsExactly("/pictures/dunes.svg");
    }

    @Test
    void ignoresVeryLongPaths() {
        assertThat(NearestPaths.to("/" + "a".repeat(10_000), List.of("/" + "a".repeat(9_999)))).isEmpty();
    }
}
