package io.quarkiverse.cachebuster.runtime.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashedNamesTest {

    private final HashedNames names = new HashedNames(PathGlobs.of(List.of("/bundle/**", "/*-????????.js"), List.of()),
            List.of("/assets/index-BxY3kL9q.js"));

    @ParameterizedTest
    @CsvSource({
            "/assets/index-BxY3kL9q.js, true",
            "/assets/index-BxY3kL9q.js.map, false",
            "/bundle/deep/x.css, true",
            "/main-XKHKUJNQ.js, true",
            "/other/a-5KZ7R3QA.woff, false",
            "/other/a.3f9a1c2b4d5e.js, false",
            "/0123456789abcdef.svg, false",
    })
    void areThoseOfAGlobOrABundlerAndNoOthers(String path, boolean hashed) {
        assertThat(names.test(path)).isEqualTo(hashed);
    }
}
