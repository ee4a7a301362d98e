package io.quarkiverse.cachebuster.runtime.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {

    @ParameterizedTest
    @CsvSource({
            "/js/**, /js/a.js, true",
            "/js/**, /js/a/b.js, true",
            "/js/**, /jsx/a.js, false",
            "js/**, /js/a.js, true",
            "/js/*, /js/a.js, true",
            "/js/*, /js/a/b.js, false",
            "/js/*.js, /js/.js, true",
            "/js/?.js, /js/a.js, true",
            "/js/?.js, /js/ab.js, false",
            "/js/a?b.js, /js/a/b.js, false",
            "**/x.js, /x.js, true",
            "/**/x.js, /x.js, true",
            "/**/x.js, /a/b/x.js, true",
            "/**/x.js, /a/bx.js, false",
            "**, /a/b, true",
            "/a.js, /abjs, false",
            "/[slug]/(x).js, /[slug]/(x).js, true",
            "' /js/* ', /js/a.js, true",
    })
    void matchesWholePaths(String glob, String path, boolean matches) {
        assertThat(PathGlob.pattern(glob).matcher(path).matches()).isEqualTo(matches);
    }
}
