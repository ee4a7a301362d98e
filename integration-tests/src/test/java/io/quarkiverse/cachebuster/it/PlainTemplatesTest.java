package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/**
 * Checks URLs in templates that are not HTML.
 */
@QuarkusTest
class PlainTemplatesTest {

    @Test
    void aTextTemplateGetsTheUrlUnescaped() {
        assertThat(Site.page("/letter.txt").lines().map(String::strip))
                .filteredOn(line -> line.startsWith("/static/pictures/"))
                .hasSize(6)
                .allMatch(url -> url.contains(".svg?size=large&from=letter&v="))
                .allSatisfy(Site::assertThatItsIdIsTheHashOfTheBytes);
    }

    @Test
    void aJsonTemplateStaysValidJson() {
        assertThat(JsonPath.from(Site.page("/manifest.json")).getString("name"))
                .isEqualTo("A \"field guide\" to cached files");
    }

    @Test
    void aJsonTemplateGetsTheUrlWithoutHtmlEscapes() {
        List<String> urls = JsonPath.from(Site.page("/manifest.json")).getList("screenshots.src");

        assertThat(urls).hasSize(6)
                .allMatch(url -> url.contains(".svg?size=large&from=manifest&v="))
                .allSatisfy(Site::assertThatItsIdIsTheHashOfTheBytes);
    }
}
