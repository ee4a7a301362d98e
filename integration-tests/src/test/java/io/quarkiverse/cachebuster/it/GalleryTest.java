package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Checks paths that templates compute in a tag and in a fragment.
 */
@QuarkusTest
class GalleryTest {

    private static final String[] IDS = { "ridge", "lighthouse", "dunes", "aurora", "regatta", "meadow" };

    @Test
    void computesUrlsInATag() {
        String page = Site.page("/");

        assertThat(IDS).allSatisfy(
                id -> assertThat(page)
                        .containsPattern("src=\"/static/pictures/" + id + "\\.svg\\?v=[0-9a-f]{16}\" alt=\"\" data-asset"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ridge", "aurora" })
    void computesTheIdInAFragment(String id) {
        List<String> urls = Site.references(Site.page("/pick/" + id));

        assertThat(urls).singleElement().asString().startsWith("/static/pictures/" + id + ".svg?v=")
                .satisfies(Site::assertThatItsIdIsTheHashOfTheBytes);
    }
}
