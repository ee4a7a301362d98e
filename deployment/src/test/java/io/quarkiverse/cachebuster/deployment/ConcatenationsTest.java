package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.qute.Engine;

class ConcatenationsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "'/a/' + item.nam + '.svg'         | true  | '/a/', item.nam, '.svg'",
            "'/a/' + item.nam + '.svg'         | false | '/a/', item.nam, '.svg'",
            "'/a/' + unknown + '.svg'          | true  | '/a/', unknown, '.svg'",
            "'/a/' + item + it.nam + '.svg'    | true  | '/a/', item, it.nam, '.svg'",
    })
    void areRefusedIfTheirTypesShouldBeChecked(String argument, boolean checked, String terms) {
        assertThat(Concatenations.unchecked(read(argument), checked, Set.of("item")).keySet()).singleElement()
                .satisfies(each -> assertThat(each.position() + " - " + each.problem().describe(Set.of())).isEqualTo(
                        "page.html:1:1 - Qute can't check the types in a concatenation that ends with a literal:"
                                + " write str:concat(" + terms + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "'/a/' + item + '.svg'", "'/a/' + 'item.nam' + '.svg'", "'/a/' + item.nam", "item.nam + '.svg'",
            "'/a.svg'", "str:concat('/a/', item.nam, '.svg')" })
    void passIfNothingGoesUnchecked(String argument) {
        assertThat(Concatenations.unchecked(read(argument), true, Set.of("item"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "'/a/' + other.nam + '.svg'", "'/a/' + other + '.svg'" })
    void passIfTheTemplateDeclaresNoTypes(String argument) {
        assertThat(Concatenations.unchecked(read(argument), false, Set.of("item"))).isEmpty();
    }

    private static ReadTemplate read(String argument) {
        return TemplateReader.read("page.html",
                Engine.builder().addDefaults().build().parse("{asset:url(" + argument + ")}").getNodes());
    }
}
