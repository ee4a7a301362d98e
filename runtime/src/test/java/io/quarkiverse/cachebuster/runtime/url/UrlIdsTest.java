package io.quarkiverse.cachebuster.runtime.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UrlIdsTest {

    private static final String ID = "0123456789abcdef";
    private static final UrlIds.Format FORMAT = new UrlIds.Format("v", 16);

    /** UrlPolicyTest has the table of what counts as an id. */
    @Property
    void areFoundInAnyQuery(@ForAll String query) {
        assertThat(match(query + "&v=" + ID)).isIn(Match.CURRENT, Match.SEVERAL);
        if (!query.contains("%")) {
            boolean found = Arrays.stream(query.split("&", -1)).anyMatch(each -> each.matches("(?s)[^=]*=" + ID));
            assertThat(match(query) == Match.CURRENT).isEqualTo(found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "1234567812345678", "0000000000000000" })
    void ofDigitsOnlyCountIfTheAssetHasThem(String id) {
        assertThat(UrlIds.of(null, "v=" + id, FORMAT).match(id, any -> false)).isEqualTo(Match.CURRENT);
        assertThat(UrlIds.of(null, "v=" + id, FORMAT).match(ID, id::equals)).isEqualTo(Match.EARLIER);
        assertThat(UrlIds.of(null, "v=" + id, FORMAT).match(ID, any -> false)).isEqualTo(Match.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v=ffffffffffffffff", "a&v=ffffffffffffffff", "%76=ffffffffffffffff" })
    void areOursInTheIdParameter(String query) {
        assertThat(UrlIds.of(null, query, FORMAT).hasOurs()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "z=ffffffffffffffff", "ffffffffffffffff", "v=1.0.0", "v=1234567812345678" })
    void areNotOursElsewhere(String query) {
        assertThat(UrlIds.of(null, query, FORMAT).hasOurs()).isFalse();
    }

    private static Match match(String query) {
        return UrlIds.of(null, query, FORMAT).match(ID, any -> false);
    }
}
