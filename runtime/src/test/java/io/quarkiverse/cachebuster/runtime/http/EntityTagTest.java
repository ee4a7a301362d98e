package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EntityTagTest {

    private static final EntityTag STRONG = EntityTag.strong("f");
    private static final EntityTag WEAK = EntityTag.weak("f");

    @ParameterizedTest
    @ValueSource(strings = { "\"f\"", "W/\"f\"", "*", " * ", "\"g\", \"f\"", "\"g\",,W/\"f\"", "\"a,b\" \"f\"" })
    void isFoundInAList(String field) {
        assertThat(STRONG.matchesWeakly(field)).isTrue();
        assertThat(WEAK.matchesWeakly(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "f", "\"f", "f\"", "\"F\"", "w/\"f\"", "W/", "\"g\"", "garbage, \"f\"", "\"g\", *" })
    void isNotFoundInAnythingElse(String field) {
        assertThat(STRONG.matchesWeakly(field)).isFalse();
        assertThat(WEAK.matchesWeakly(field)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = { "\"f\", true, false", "W/\"f\", false, false", "*, true, true" })
    void isComparedStronglyForIfMatch(String field, boolean strong, boolean weak) {
        assertThat(STRONG.matchesStrongly(field)).isEqualTo(strong);
        assertThat(WEAK.matchesStrongly(field)).isEqualTo(weak);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"f\"", "W/\"f\"", "\"\"", "" })
    void matchesOnlyTheAsteriskIfThereIsNone(String field) {
        assertThat(EntityTag.NONE.matchesWeakly(field)).isFalse();
        assertThat(EntityTag.NONE.matchesStrongly(field)).isFalse();
        assertThat(EntityTag.NONE.matchesIfRange(field)).isFalse();
        assertThat(EntityTag.NONE.matchesStrongly("*")).isTrue();
    }

    @Property
    void neverFailsOrMatchesAWeakTagStrongly(@ForAll String field) {
        STRONG.matchesWeakly(field);
        STRONG.matchesStrongly(field);
        assertThat(STRONG.matchesIfRange("W/" + field)).isFalse();
    }
}
