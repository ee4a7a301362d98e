package io.quarkiverse.cachebuster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Checks the import map of the site and the imports of its modules.
 */
@QuarkusTest
class ModulesTest {

    @Test
    void areInTheImportMapWithTheirIds() {
        Map<String, String> imports = Site.importMap(Site.page("/")).getMap("imports");

        assertThat(imports).containsOnlyKeys("/static/js/check.js", "/static/js/pick.js", "/static/js/site.js",
                "/static/js/visit.js")
                .allSatisfy((plain, url) -> assertThat(url).startsWith(plain + "?v="));
        assertThat(imports.values()).allSatisfy(Site::assertThatItsIdIsTheHashOfTheBytes);
    }

    @Test
    void importNothingThatIsNotInTheMap() {
        Map<String, String> imports = Site.importMap(Site.page("/")).getMap("imports");

        assertThat(Site.imports(imports.get("/static/js/site.js"))).containsExactlyInAnyOrder("/static/js/pick.js",
                "/static/js/check.js", "/static/js/visit.js");
        assertThat(imports.values()).flatMap(Site::imports).isSubsetOf(imports.keySet());
    }
}
