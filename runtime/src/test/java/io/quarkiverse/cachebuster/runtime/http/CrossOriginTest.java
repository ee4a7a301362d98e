package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.vertx.core.MultiMap;

class CrossOriginTest {

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @ParameterizedTest
    @CsvSource({
            "SAME_ORIGIN, false, ,",
            "SAME_ORIGIN, true, ,",
            "ANY_ORIGIN, false, *,",
            "ANY_ORIGIN, true, ,",
            "CORS_FILTER, false, , Origin",
            "CORS_FILTER, true, , Origin",
    })
    void putsTheHeadersThatItRequires(CrossOrigin crossOrigin, boolean restricted, String allowed, String vary) {
        crossOrigin.put(headers, restricted);

        assertThat(headers.get("Access-Control-Allow-Origin")).isEqualTo(allowed);
        assertThat(headers.get("Vary")).isEqualTo(vary);
    }

    @ParameterizedTest
    @EnumSource(CrossOrigin.class)
    void keepsWhatTheApplicationHasSet(CrossOrigin crossOrigin) {
        headers.add("Access-Control-Allow-Origin", "https://example.com").add("Vary", "origin");

        crossOrigin.put(headers, false);

        assertThat(headers.getAll("Access-Control-Allow-Origin")).containsExactly("https://example.com");
        assertThat(headers.getAll("Vary")).containsExactly("origin");
    }

    @Test
    void keepsOtherVaryingHeaders() {
        headers.add("Vary", "Cookie");

        CrossOrigin.CORS_FILTER.put(headers, false);

        assertThat(headers.getAll("Vary")).containsExactly("Cookie", "Origin");
    }
}
