package io.quarkiverse.cachebuster.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AssetReferenceTest {

    @Property
    void losesNothing(@ForAll String text) {
        AssetReference reference = AssetReference.parse(text);
        assertThat(reference.path() + reference.query() + reference.fragment()).isEqualTo(text);
    }

    @Test
    void readsAQuestionMarkBehindTheHashAsPartOfTheFragment() {
        assertThat(AssetReference.parse("/x#a?b")).isEqualTo(new AssetReference("/x", "", "#a?b"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://example.com/x.css", "//example.com/x.css", "data:image/png;base64,AA==",
            "mailto:a@b", "HTTPS://x", "blob:x", "javascript:alert(1)" })
    void isExternalWithASchemeOrAHost(String text) {
        assertThat(AssetReference.parse(text).isExternal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/static/x.css", "static/x.css", "/a:b", "database.jpg", "/x?u=https://y", "x#a:b", "C:\\x" })
    void isNotExternalWithoutOne(String text) {
        assertThat(AssetReference.parse(text).isExternal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "../x.png", "./x.png", "..", ".", "#top", "?page=2" })
    void isPageRelative(String text) {
        assertThat(AssetReference.parse(text).isPageRelative()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/../x.png", "x/../y", ".well-known", "..x" })
    void isNotPageRelative(String text) {
        assertThat(AssetReference.parse(text).isPageRelative()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
            "/x, ?v=1",
            "/x?, ?v=1",
            "/x?a=b, ?a=b&v=1",
            "/x?v=0, ?v=1",
            "/x?v, ?v=1",
            "/x?v=0&a=b, ?v=1&a=b",
            "/x?a&v=0&v=2&b, ?a&v=1&b",
            "/x?vv=0, ?vv=0&v=1",
            "/x?a=v=2, ?a=v=2&v=1",
            "/x?a=%20b c, ?a=%20b%20c&v=1",
            "/x?100%, ?100%25&v=1",
    })
    void setsAParameterOnce(String text, String query) {
        assertThat(AssetReference.parse(text).queryWith("v", "1")).isEqualTo(query);
    }
}
