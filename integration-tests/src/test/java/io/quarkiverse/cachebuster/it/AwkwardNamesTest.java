package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Checks file names that must be percent-encoded in URLs. They require a UTF-8 locale.
 */
@QuarkusTest
class AwkwardNamesTest {

    @ParameterizedTest
    @CsvSource({
            "A cup of coffee,        /static/names/na%C3%AFve%20caf%C3%A9.svg",
            "A green and a blue leaf, /static/names/gr%C3%BCn%20&%20blau.svg",
            "A notebook and a pencil, /static/names/field%20notes.svg",
    })
    void areServedAtTheEncodedUrl(String label, String encodedPath) {
        assertThat(Site.references(Site.page("/")))
                .filteredOn(url -> Site.pathOf(url).equals(encodedPath))
                .singleElement()
                .satisfies(url -> assertThat(new String(Site.fetch(url))).contains(label))
                .satisfies(Site::assertThatItsIdIsTheHashOfTheBytes);
    }

    @ParameterizedTest
    @CsvSource({
            "/static/names/naïve café.svg,  /static/names/na%C3%AFve%20caf%C3%A9.svg",
            "/static/names/grün & blau.svg, /static/names/gr%C3%BCn%20%26%20blau.svg",
            "/static/names/field notes.svg, /static/names/field%20notes.svg",
    })
    void haveTheSameIdEncodedOrNot(String name, String encoded) {
        assertThat(Site.id(name)).matches("[0-9a-f]{16}").isEqualTo(Site.id(encoded));
    }
}
