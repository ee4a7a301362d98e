package io.quarkiverse.cachebuster.runtime.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UrlReferenceTest {

    @Property
    void preservesTheText(@ForAll String text) {
        UrlReference reference = UrlReference.parse(text);
        assertThat(reference.path() + reference.query() + reference.fragment()).isEqualTo(text);
    }

    @Test
    void readsAQuestionMarkBehindTheHashAsPartOfTheFragment() {
        assertThat(UrlReference.parse("/x#a?b")).isEqualTo(new UrlReference("/x", "", "#a?b"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://example.com/x.css", "//example.com/x.css", "data:image/png;base64,AA==",
            "mailto:a@b", "HTTPS://x", "blob:x", "javascript:alert(1)" })
    void isExternalWithASchemeOrAHost(String text) {
        assertThat(UrlReference.parse(text).isExternal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/static/x.css", "static/x.css", "/a:b", "database.jpg", "/x?u=https://y", "x#a:b", "C:\\x" })
    void isNotExternalWithoutOne(String text) {
        assertThat(UrlReference.parse(text).isExternal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "../x.png", "./x.png", "..", ".", "#top", "?page=2" })
    void isPageRelative(String text) {
        assertThat(UrlReference.parse(text).isPageRelative()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/../x.png", "x/../y", ".well-known", "..x" })
    void isNotPageRelative(String text) {
        assertThat(UrlReference.parse(text).isPageRelative()).isFalse();
    }
}
