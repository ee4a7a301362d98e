package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Checks the integrity of elements and modules in the home page.
 */
@QuarkusTest
class IntegrityTest {

    private static final Pattern ELEMENT = Pattern.compile("(?:href|src)=\"([^\"]+)\" integrity=\"([^\"]+)\"");

    @Test
    void ofAnElementMatchesTheServedBytes() {
        List<MatchResult> elements = ELEMENT.matcher(Site.page("/")).results().toList();

        assertThat(elements).extracting(element -> Site.pathOf(element.group(1)))
                .containsExactly("/static/site.css", "/static/js/site.js");
        assertThat(elements).allSatisfy(element -> assertThat(Site.unescape(element.group(2)))
                .isEqualTo(Site.integrityOf(Site.fetch(element.group(1)))));
    }

    @Test
    void ofAModuleMatchesTheServedBytes() {
        Map<String, String> integrity = Site.importMap(Site.page("/")).getMap("integrity");

        assertThat(integrity).hasSize(4)
                .allSatisfy((url, value) -> assertThat(value).isEqualTo(Site.integrityOf(Site.fetch(url))));
    }
}
