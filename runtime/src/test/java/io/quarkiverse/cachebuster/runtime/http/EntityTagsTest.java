package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EntityTagsTest {

    private static final String TAG = "\"f-br\"";

    @ParameterizedTest
    @ValueSource(strings = { "\"f-br\"", "W/\"f-br\"", "*", "\"a\", \"f-br\"", "\"a\",W/\"f-br\",\"b\"", ",\t\"f-br\"",
            "\"a,b\",\"f-br\"",
            "\"\",\"f-br\"" })
    void match(String field) {
        assertThat(EntityTags.anyMatches(field, TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "f-br", "\"f\"", "\"f-br", "f-br\"", "\"F-BR\"", "\"f-br-x\"", "*,", "w/\"f-br\"",
            "W/ \"f-br\"", "x\"f-br\"",
            "\"a\" x \"f-br\"", "\"\"f-br\"\"" })
    void doNotMatch(String field) {
        assertThat(EntityTags.anyMatches(field, TAG)).isFalse();
    }

    @Property
    void readAnything(@ForAll String field) {
        EntityTags.anyMatches(field, TAG);
        assertThat(EntityTags.isSame("W/" + field, TAG)).isFalse();
    }
}
